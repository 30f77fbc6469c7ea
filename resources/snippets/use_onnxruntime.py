"""The network with ONNX Runtime: python use_onnxruntime.py (needs onnxruntime, numpy)."""

import json
from pathlib import Path

import numpy as np
import onnxruntime

HERE = Path(__file__).resolve().parent
session = onnxruntime.InferenceSession(HERE / "model.onnx")
classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])

example = np.load(HERE / "example.npz")
(y,) = session.run(["y"], {"x": example["x"]})
assert np.allclose(y, example["y"], atol=1e-5)
print("classes:", *classes)
print(y)
