"""The network with NumPy alone: python use_numpy.py."""

from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
model = np.load(HERE / "model.npz")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def predict(x):
    """Return probabilities (images, outputs) for pixels from 0 to 1 (images, pixels)."""
    return sigmoid(sigmoid(x @ model["W1"].T + model["b"]) @ model["W2"].T + model["c"])


example = np.load(HERE / "example.npz")
y = predict(example["x"])
assert np.allclose(y, example["y"], atol=1e-5)
print("classes:", *model["classes"])
print(y)
