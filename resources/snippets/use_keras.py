"""The network with Keras: python use_keras.py (needs keras and one of its backends, numpy)."""

from pathlib import Path

import keras
import numpy as np

HERE = Path(__file__).resolve().parent
weights = np.load(HERE / "model.npz")

hidden, pixels = weights["W1"].shape
outputs = len(weights["c"])
model = keras.Sequential(
    [
        keras.Input((pixels,)),
        keras.layers.Dense(hidden, activation="sigmoid"),
        keras.layers.Dense(outputs, activation="sigmoid"),
    ]
)
# Keras keeps the weights of a layer as (inputs, units).
model.set_weights([weights["W1"].T, weights["b"], weights["W2"].T, weights["c"]])

example = np.load(HERE / "example.npz")
y = model.predict(example["x"], verbose=0)
assert np.allclose(y, example["y"], atol=1e-5)
print("classes:", *weights["classes"])
print(y)
