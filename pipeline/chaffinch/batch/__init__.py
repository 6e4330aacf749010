"""Cleaning many pages: folders in, folders out, and no page ever lost."""
