"""Reading HTML: its bytes, and what a page says of itself."""
