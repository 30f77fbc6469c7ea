"""How long steps take on this machine, measured with every run and remembered.

A guess from the sizes of the matrices is wrong by a factor that depends on the machine, the sampler and
whatever else runs there. So each run leaves what its steps took, and the next estimate of the same settings
takes that; other settings of the same kind take the guess, corrected by the factor of the last runs.
"""

import json
import logging
import math
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qanneal_gui import config as run_config
from qanneal_gui.config import FROM_DEVICE, RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_bytes

FILE = "step-times.json"
"""In the home directory."""

_log = logging.getLogger(__name__)
_LARGEST = 1 << 20
_MOST = 500
_FACTORS = 5
# Seeds, rates and limits do not decide how long a step takes.
_IRRELEVANT = {
    "data": {"seed"},
    "model": {"init_std"},
    "training": {"steps", "seed", "learning_rate", "stop_on_failure", "batches"},
    "sampler": {"device", "chip_seed", "h_range", "j_range", "beta_start"} | (FROM_DEVICE - {"topology"}),
}


class _Memory(BaseModel):
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    settings: dict[str, float] = Field(default_factory=dict, max_length=2 * _MOST)
    """Seconds of a step, by the settings that decide it; the newest last."""
    factors: dict[str, list[float]] = Field(default_factory=dict, max_length=200)
    """What the last runs took, in units of what was guessed, by the kind of run; the newest last."""


def remember(home: Path, config: RunConfig, steps: int, seconds: float, guessed: float) -> None:
    """Note what the steps of a run took; a failure is logged and changes nothing.

    Parameters
    ----------
    home : Path
        The home directory.
    config : RunConfig
    steps : int
        Steps made on this machine.
    seconds : float
        Wall time of all of them, without pauses.
    guessed : float
        What `annealing.cost` guessed for one of them, in seconds.
    """
    if steps < 1 or not (seconds > 0 and guessed > 0):
        return
    memory = _read(home)
    key, kind = _key(config), _kind(config)
    memory.settings.pop(key, None)
    memory.settings[key] = seconds / steps
    while len(memory.settings) > _MOST:
        del memory.settings[next(iter(memory.settings))]
    memory.factors[kind] = [*memory.factors.get(kind, []), seconds / steps / guessed][-_FACTORS:]
    try:
        write_atomically(home / FILE, memory.model_dump_json(indent=1).encode(), private=True)
    except QannealError as error:
        _log.info("%s", error)


def expected(home: Path, config: RunConfig, guessed: float) -> float:
    """Return the seconds that a step is expected to take, from what is remembered and what is guessed."""
    memory = _read(home)
    known = memory.settings.get(_key(config))
    if known is not None:
        return known
    factors = memory.factors.get(_kind(config))
    return guessed * median(factors) if factors else guessed


def _kind(config: RunConfig) -> str:
    if config.training.method == "mlp":
        return "mlp"
    return f"{config.sampler.kind}, {'one output' if config.outputs == 1 else 'several outputs'}"


def _key(config: RunConfig) -> str:
    values: Mapping[str, Any] = run_config.as_dict(config)
    deciding = {
        section: {key: value for key, value in keys.items() if key not in _IRRELEVANT.get(section, ())}
        for section, keys in values.items()
        if section != "budget"
    }
    return json.dumps(deciding, sort_keys=True)


def _read(home: Path) -> _Memory:
    path = home / FILE
    if not path.exists():
        return _Memory()
    try:
        memory = _Memory.model_validate_json(read_bytes(path, "a file of step times", _LARGEST))
    except (QannealError, ValidationError) as error:
        _log.warning("Ignoring %s: %s", path, error)
        return _Memory()
    numbers = [
        *memory.settings.values(),
        *(factor for factors in memory.factors.values() for factor in factors),
    ]
    return memory if all(math.isfinite(number) and number > 0 for number in numbers) else _Memory()
