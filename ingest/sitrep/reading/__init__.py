"""Readers: a file in, the rows of one report out; nothing here knows of the warehouse."""
