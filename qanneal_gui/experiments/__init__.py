"""The paper's experiments as runnable definitions."""
