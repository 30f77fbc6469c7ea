"""The network with PyTorch: python use_pytorch.py (needs torch, safetensors, numpy)."""

import json
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open

HERE = Path(__file__).resolve().parent

with safe_open(HERE / "model.safetensors", framework="pt") as file:
    weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    classes = json.loads(file.metadata()["classes"])

hidden, pixels = weights["0.weight"].shape
outputs = len(weights["2.bias"])
model = torch.nn.Sequential(
    torch.nn.Linear(pixels, hidden),
    torch.nn.Sigmoid(),
    torch.nn.Linear(hidden, outputs),
    torch.nn.Sigmoid(),
)
model.load_state_dict(weights)
model.eval()

example = np.load(HERE / "example.npz")
with torch.no_grad():
    y = model(torch.from_numpy(example["x"]))
assert np.allclose(y, example["y"], atol=1e-5)
print("classes:", *classes)
print(y)
