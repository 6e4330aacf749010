"""Chaffinch inside other tools: each module is for one, and needs the extra of its name."""
