"""Where another article begins below the first: card lines, headlines, and the change of topic."""
