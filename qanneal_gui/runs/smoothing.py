"""The smoothing of curves that the window offers."""

SMOOTHING = {"off": 0.0, "light": 0.6, "strong": 0.9}
"""Weights of the past in the exponential mean, by their names."""
