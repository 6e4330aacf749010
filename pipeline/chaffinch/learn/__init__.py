"""Learning from many pages of a site what stands on all of them: rules to be read by a person."""
