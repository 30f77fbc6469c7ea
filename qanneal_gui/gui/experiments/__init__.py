"""The Experiments tab: every figure and table of the paper, started, watched and exported."""
