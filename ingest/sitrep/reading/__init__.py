"""Readers: the bytes of a file in, the rows of one report out; nothing here touches the disk or the warehouse."""
