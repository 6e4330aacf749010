"""Pages to look at: the raw text with every removal marked, and the index of a batch."""
