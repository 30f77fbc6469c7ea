"""The network tab: what was learned, in pictures."""
