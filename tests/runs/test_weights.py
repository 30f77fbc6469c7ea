import json

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.runs import weights
from qanneal_gui.science.parameters import init_mlp

WHOLE = weights.encode(weights.as_sequential(init_mlp(3, 2, 1, np.random.default_rng(0))), {"run": "x"})


@given(
    sizes=st.tuples(*[st.integers(1, 6)] * 3),
    dtype=st.sampled_from([np.float32, np.float64]),
    order=st.sampled_from("CF"),
)
def test_any_network_survives(sizes, dtype, order):
    network = init_mlp(*sizes, np.random.default_rng(1), dtype)
    arrays = {key: np.asarray(array, order=order) for key, array in weights.as_sequential(network).items()}
    loaded = weights.as_parameters(weights.decode(weights.encode(arrays)))
    for array, original in zip(loaded.arrays(), network.arrays(), strict=True):
        assert array.dtype == dtype
        np.testing.assert_array_equal(array, original)


def _changed(**changes):
    arrays = {key.replace(".", "_"): array for key, array in weights.decode(WHOLE).items()} | changes
    return {key.replace("_", "."): array for key, array in arrays.items() if array is not None}


@pytest.mark.parametrize(
    "arrays",
    [
        {},
        _changed(**{"2_bias": None}),
        _changed(extra=np.zeros(1, np.float32)),
        _changed(**{"0_weight": np.zeros((3, 2), np.float32)}),
        _changed(**{"0_weight": np.zeros(2, np.float32)}),
        _changed(**{"0_weight": np.zeros((2, 0), np.float32)}),
        _changed(**{"2_weight": np.zeros((1, 2, 1), np.float32)}),
        _changed(**{"2_bias": np.zeros((1, 1), np.float32)}),
        _changed(**{"2_bias": np.zeros(1, np.int64)}),
        _changed(**{"2_bias": np.zeros(1, np.float16)}),
    ],
)
def test_other_arrays_are_refused(arrays):
    with pytest.raises(ValueError, match=r"it holds|its arrays|the shapes"):
        weights.encode(arrays)
    with pytest.raises(ValueError, match=r"it holds|its arrays|the shapes"):
        weights.decode(safetensors.numpy.save(arrays))


def test_a_type_unknown_to_numpy_is_refused():
    header = {"0.bias": {"dtype": "BF16", "shape": [2], "data_offsets": [0, 4]}}
    text = json.dumps(header).encode()
    with pytest.raises(ValueError, match="not a safetensors file"):
        weights.decode(len(text).to_bytes(8, "little") + text + bytes(4))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(data=st.data())
def test_mangled_files_are_read_or_refused(data):
    mangled = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        mangled[data.draw(st.integers(0, len(mangled) - 1))] = data.draw(st.integers(0, 255))
    try:
        loaded = weights.decode(bytes(mangled[: data.draw(st.integers(0, len(mangled)))]))
    except ValueError:
        return
    weights.check(loaded)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(content=st.binary(max_size=200))
def test_arbitrary_bytes_are_refused(content):
    with pytest.raises(ValueError, match=r"not a safetensors file|it holds"):
        weights.decode(content)
