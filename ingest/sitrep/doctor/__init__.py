"""``sitrep doctor``: what is wrong with a warehouse and how to mend it. It only reads."""
