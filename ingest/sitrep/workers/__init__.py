"""Reading in processes of their own, so that no file can harm, stop or slow down the rest of a batch."""
