"""Watching a run for problems: from its steps to sentences with a remedy."""
