"""The network with JAX: python use_jax.py (needs jax, numpy)."""

from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

HERE = Path(__file__).resolve().parent
file = np.load(HERE / "model.npz")
parameters = {name: jnp.asarray(file[name]) for name in ("W1", "b", "W2", "c")}


@jax.jit
def predict(parameters, x):
    """Return probabilities (images, outputs) for pixels from 0 to 1 (images, pixels)."""
    hidden = jax.nn.sigmoid(x @ parameters["W1"].T + parameters["b"])
    return jax.nn.sigmoid(hidden @ parameters["W2"].T + parameters["c"])


example = np.load(HERE / "example.npz")
y = predict(parameters, example["x"])
assert np.allclose(y, example["y"], atol=1e-5)
print("classes:", *file["classes"])
print(y)
