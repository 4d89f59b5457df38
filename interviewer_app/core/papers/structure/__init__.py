"""What a page says to those who do not see it: the structure tree of a PDF, and its metadata."""
