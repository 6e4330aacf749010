"""A web app on this machine alone: go through what a batch did, and say what is right."""
