"""Checkpoints: all that changes from step to step, in one safetensors file that says what it is.

The file holds the parameters of the network, of the shadow and of the coin-trained twin, and the moments
of their ADAMs. Its metadata has one entry, a JSON object: format, run, step, hash of the settings, what the
sampler remembers, and a SHA-256 of all that. The random streams are functions of seed and step, so these
two are their state. A checkpoint is a shortcut and nothing else: from any other, or from none, the recorded
samples lead to the same bits.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
from safetensors import SafetensorError
from typing_extensions import Buffer

from qanneal_gui import __version__
from qanneal_gui.annealing.samplers import Memory
from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import QannealError
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import PARAMETER_NAMES, Parameters
from qanneal_gui.support.reading import read_bytes
from qanneal_gui.training.loop import TrainingState
from qanneal_gui.training.reads_by_need import ReadsNeeded

FORMAT = 1
"""Version of the format; a checkpoint of a higher one is refused."""

_BEFORE_THERE_WERE: dict[str, dict[str, Any]] = {
    "sampler": {
        "device": "low-noise",
        "device_chain_ratio": 1.0,
        "h_mean": 0.0,
        "j_mean": 0.0,
        "static_share": 0.0,
        "drift_share": 0.0,
        "susceptibility": 0.0,
        "readout_error": 0.0,
        "chip_seed": 0,
        "calibration": "off",
        "gauges": 1,
        "gradient_error": 0.0,
    }
}
"""Settings that earlier versions did not have, and what these did: their checkpoints are still recognised."""

_ENTRY = "qanneal"
_SAMPLER = "sampler."
_LARGEST = 2**31  # bytes
_LARGEST_HEADER = 2**20
_MOST_STEPS = 10**6


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a checkpoint comes from.

    Attributes
    ----------
    run : str
    settings : str
        Hash of all settings that decide the numbers.
    dataset : str
        Hash of the images and labels.
    seed : int
        Seed of all random streams of the training.
    """

    run: str
    settings: str
    dataset: str
    seed: int

    @classmethod
    def of(cls, run: str, config: RunConfig, dataset: Dataset) -> "Provenance":
        """Return the provenance of a run's checkpoints."""
        digest = hashlib.sha256()
        for array in (dataset.train_x, dataset.train_y, dataset.test_x, dataset.test_y):
            digest.update(f"{array.dtype} {array.shape}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return cls(run, settings_hash(config), digest.hexdigest(), config.training.seed)


def deciding(config: RunConfig) -> dict[str, Any]:
    """Return the settings that decide a run's numbers: not its length, its budget and when it gives up."""
    values: dict[str, Any] = config.model_dump(mode="json")
    del values["training"]["steps"], values["training"]["stop_on_failure"], values["budget"]
    for section, settings in _BEFORE_THERE_WERE.items():
        for key, value in settings.items():
            if values[section].get(key) == value:
                del values[section][key]
    return values


def settings_hash(config: RunConfig) -> str:
    """Return a hash of `deciding`, but for the twin: it decides nothing, and earlier versions had none."""
    values = deciding(config)
    del values["training"]["null_twin"]
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def encode(state: TrainingState, memory: Memory, provenance: Provenance) -> list[Buffer]:
    """Return the checkpoint of a state as a file's content, in pieces: the state's own arrays, not copied."""
    kept = {f"{_SAMPLER}{name}": np.ascontiguousarray(array) for name, array in (memory or {}).items()}
    arrays = _arrays(state) | kept
    header: dict[str, Any] = {
        "format": FORMAT,
        "program": __version__,
        "run": provenance.run,
        "step": state.step,
        "settings": provenance.settings,
        "dataset": provenance.dataset,
        "seed": provenance.seed,
        "adam_steps": state.adam.steps,
        "shadow_adam_steps": state.shadow_adam.steps,
        "null_twin_adam_steps": state.twin_adam.steps,
    }
    if state.needed is not None:
        header["reads_needed"] = [state.needed.variance, state.needed.squared]
    header["sha256"] = _digest(header, arrays)
    return _file(arrays, {_ENTRY: json.dumps(header)})


def _file(arrays: Mapping[str, Array], metadata: Mapping[str, str]) -> list[Buffer]:
    """Return what `safetensors.numpy.save` does, which copies all arrays twice, in pieces."""
    dense = {
        name: np.ascontiguousarray(arrays[name])
        for name in sorted(arrays, key=lambda name: (-arrays[name].itemsize, name))
    }
    about: dict[str, Any] = {"__metadata__": dict(metadata)}
    end = 0
    for name, array in dense.items():
        kind = "BOOL" if array.dtype == bool else f"{array.dtype.kind.upper()}{8 * array.itemsize}"
        end, begin = end + array.nbytes, end
        about[name] = {"dtype": kind, "shape": array.shape, "data_offsets": (begin, end)}
    text = json.dumps(about, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return [
        struct.pack("<Q", len(text)),
        text,
        *(array.reshape(-1).view(np.uint8).data for array in dense.values()),
    ]


def load(path: Path, like: TrainingState, provenance: Provenance, last: int) -> tuple[TrainingState, Memory]:
    """Read a checkpoint, which may come from anywhere.

    Parameters
    ----------
    path : Path
    like : TrainingState
        The run's initial state: the shapes, types and settings that are expected.
    provenance : Provenance
        Whose it must be.
    last : int
        Steps that are recorded; a checkpoint beyond them is refused.

    Raises
    ------
    FileNotFoundError
        There is none.
    ValueError
        It is damaged, foreign, or written by a newer version: why, in words.
    """
    header, arrays = _parts(_content(path))
    _check_provenance(header, provenance, last)
    if header.get("sha256") != _digest({k: v for k, v in header.items() if k != "sha256"}, arrays):
        raise ValueError("it is damaged")
    return _state(header, arrays, like)


def step_of(path: Path, run: str) -> int | None:
    """Return after which step of a run a checkpoint was saved; None if it is not a sound one of this run."""
    try:
        header, arrays = _parts(_content(path))
    except (OSError, ValueError):
        return None
    digest = _digest({key: value for key, value in header.items() if key != "sha256"}, arrays)
    step = header.get("step")
    if header.get("run") != run or header.get("sha256") != digest or type(step) is not int:
        return None
    return step if 0 <= step <= _MOST_STEPS else None


def _content(path: Path) -> bytes:
    """Return what a file holds; raises as `load` does."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        return read_bytes(path, "a checkpoint", _LARGEST)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ValueError(f"it cannot be read ({error.strerror})") from None
    except QannealError:
        raise ValueError("it is no file that can be read") from None


def _arrays(state: TrainingState) -> dict[str, Array]:
    networks = {
        "network": state.parameters,
        "network.first": state.adam.first,
        "network.second": state.adam.second,
        "shadow": state.shadow,
        "shadow.first": state.shadow_adam.first,
        "shadow.second": state.shadow_adam.second,
        "null_twin": state.twin,
        "null_twin.first": state.twin_adam.first,
        "null_twin.second": state.twin_adam.second,
    }
    return {
        f"{name}.{part}": np.ascontiguousarray(array)
        for name, network in networks.items()
        if network is not None
        for part, array in zip(PARAMETER_NAMES, network.arrays(), strict=True)
    }


def _digest(header: Mapping[str, Any], arrays: Mapping[str, Array]) -> str:
    digest = hashlib.sha256(json.dumps(header, sort_keys=True).encode())
    for name in sorted(arrays):
        array = arrays[name]
        digest.update(f"{name} {array.dtype.str} {array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def _parts(content: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return the header and the arrays of a file."""
    damaged = ValueError("it is damaged")
    try:
        (length,) = struct.unpack("<Q", content[:8])
        if length > _LARGEST_HEADER:
            raise damaged
        header = json.loads(json.loads(content[8 : 8 + length])["__metadata__"][_ENTRY])
        arrays = safetensors.numpy.load(content)
    except (SafetensorError, ValueError, KeyError, TypeError, OverflowError, RecursionError, struct.error):
        raise damaged from None
    if not isinstance(header, dict):
        raise damaged
    return header, arrays


def _check_provenance(header: Mapping[str, Any], provenance: Provenance, last: int) -> None:
    version, step = header.get("format"), header.get("step")
    if type(version) is not int or type(step) is not int or step < 0:
        raise ValueError("it is damaged")
    if version > FORMAT:
        raise ValueError("it was written by a newer version of qanneal")
    if header.get("run") != provenance.run:
        raise ValueError("it belongs to another run")
    if header.get("settings") != provenance.settings or header.get("seed") != provenance.seed:
        raise ValueError("it was made with other settings")
    if header.get("dataset") != provenance.dataset:
        raise ValueError("it was made with other images")
    if step > last:
        raise ValueError("it is ahead of the recorded steps")


def _state(
    header: Mapping[str, Any], arrays: Mapping[str, Array], like: TrainingState
) -> tuple[TrainingState, Memory]:
    (parameters, adam), (shadow, shadow_adam), (twin, twin_adam) = (
        _learner(header, arrays, name, like)
        for name in (
            ("network", "adam_steps"),
            ("shadow", "shadow_adam_steps"),
            ("null_twin", "null_twin_adam_steps"),
        )
    )
    if parameters is None or (shadow is None) != (like.shadow is None):
        raise ValueError("it lacks a network")
    if like.twin is None:
        twin, twin_adam = None, like.twin_adam
    # Without the twin it is of an earlier version: the twin only watches, so the run goes on without one.
    found = TrainingState(int(header["step"]), parameters, adam, shadow, shadow_adam, twin, twin_adam)
    found.needed = _needed(header)
    return found, _memory(header, arrays)


def _learner(
    header: Mapping[str, Any], arrays: Mapping[str, Array], name: tuple[str, str], like: TrainingState
) -> tuple[Parameters | None, Adam]:
    """Return a network, None if there is none, and its ADAM; `name` is theirs in arrays and header."""
    of, count = name
    steps = header.get(count, 0 if of == "null_twin" else None)
    if type(steps) is not int or steps < 0:
        raise ValueError("it is damaged")
    network, first, second = (
        _network(arrays, key, like.parameters) for key in (of, f"{of}.first", f"{of}.second")
    )
    if bool(steps) != (first is not None and second is not None):
        raise ValueError("it lacks moments of ADAM")
    return network, Adam(like.adam.learning_rate, steps=steps, first=first, second=second)


def _network(arrays: Mapping[str, Array], name: str, like: Parameters) -> Parameters | None:
    """Return arrays of one network as they must be; None if there are none."""
    found = [arrays.get(f"{name}.{part}") for part in PARAMETER_NAMES]
    if all(array is None for array in found):
        return None
    fitting: list[Array] = []
    for array, model in zip(found, like.arrays(), strict=True):
        if array is None or array.shape != model.shape or array.dtype != model.dtype:
            raise ValueError("its arrays are not those of this network")
        fitting.append(array.copy())
    return Parameters(*fitting)


def _needed(header: Mapping[str, Any]) -> ReadsNeeded | None:
    told = header.get("reads_needed")
    if told is None:
        return None
    if not isinstance(told, list) or len(told) != 2 or any(type(one) is not float for one in told):
        raise ValueError("it is damaged")
    return ReadsNeeded(*told)


def _memory(header: Mapping[str, Any], arrays: Mapping[str, Array]) -> Memory:
    told = header.get("sampler")
    if told is None:
        kept = {
            name.removeprefix(_SAMPLER): array for name, array in arrays.items() if name.startswith(_SAMPLER)
        }
        return kept or None
    # Earlier versions kept the logarithm of β and its variance in the header.
    if not isinstance(told, list) or len(told) != 2 or any(type(one) is not float for one in told):
        raise ValueError("it is damaged")
    return {"beta": np.array(told)}
