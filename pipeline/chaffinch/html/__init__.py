"""Reading HTML: its bytes, its markup as edits of the raw page, and what a page says of itself."""
