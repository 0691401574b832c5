"""What waits for a person's eye, and where the decision goes: seeds/figure_corrections.csv."""
