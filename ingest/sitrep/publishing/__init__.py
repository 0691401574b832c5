"""Publishing: readers open a finished snapshot that changes only as a whole, whatever is being written."""
