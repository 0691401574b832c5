"""A process with limits of time and memory in which pages of PDFs are drawn: one can take hours or gigabytes."""
