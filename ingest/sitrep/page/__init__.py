"""The page that people look at: one HTML file written from the published marts."""
