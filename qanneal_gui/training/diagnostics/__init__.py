"""Watching a run for trouble: from its steps to sentences with a way out."""
