"""Which language a passage is in: a vote over function words, and langdetect to confirm it."""
