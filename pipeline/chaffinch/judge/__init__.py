"""The learned stage on text: numbers of each block, trees that score them, what a page decides."""
