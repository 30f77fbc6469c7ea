"""qanneal: train neural networks with a quantum annealer by pointing and clicking."""

__version__ = "0.1.0"
