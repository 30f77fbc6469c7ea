"""The training loop as a generator of frozen events, and the session that records it."""
