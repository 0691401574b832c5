"""Where a figure comes from: its report, page, line and sentence or cell, and what made every judgement on it."""
