"""Reading HTML: every tag, entity and run of white space is an edit of the raw page."""
