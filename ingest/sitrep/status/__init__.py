"""How a warehouse stands: months by platform, what is new, what waits, how fresh it is."""
