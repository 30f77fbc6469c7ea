"""How to repeat an experiment: the command that does the same on the terminal."""

import json
import shlex
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.experiments.definition import Experiment

_REPEATED = {"topologies": "--topology", "overrides": "--set", "vary": "--vary"}
_ALWAYS = ("betas", "strengths", "trials", "automatic")
_OF_A_SWEEP = ("vary", "seeds", "sample", "sample_seed", "metric", "name", "workers", "dask", "fresh")
BESIDE_A_RUN = (*_ALWAYS, *_OF_A_SWEEP)
"""Settings of experiments whose others are those of a run."""


def command_line(experiment: Experiment) -> str:
    """Return the command for a POSIX shell, such as ``qanneal equivalence --steps 40``."""
    run = getattr(experiment, "config", None)
    words = ["qanneal", experiment.name]
    if isinstance(run, RunConfig):
        fields = type(experiment.settings).model_fields
        words += _options(experiment.settings, [name for name in BESIDE_A_RUN if name in fields])
        words += _changes(run)
    else:
        words += _options(experiment.settings, type(experiment.settings).model_fields)
    return shlex.join(words)


def _options(settings: BaseModel, names: Any) -> Iterator[str]:
    for name in names:
        value, field = getattr(settings, name), type(settings).model_fields[name]
        option = _REPEATED.get(name, f"--{name.replace('_', '-')}")
        if name in _REPEATED:
            # Not left out where it is our default: the terminal's default is one chip.
            yield from (word for item in value for word in (option, str(item)))
        elif value == field.default and name not in _ALWAYS:
            continue
        elif isinstance(value, bool):
            yield option if value else f"--no-{option[2:]}"
        else:
            yield from (option, ",".join(map(_plain, value)) if isinstance(value, tuple) else _plain(value))


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _changes(config: RunConfig) -> Iterator[str]:
    """Yield what differs from a run's defaults."""
    usual = run_config.flat(run_config.as_dict(RunConfig()))
    for key, value in run_config.flat(run_config.as_dict(config)).items():
        if key not in usual or value != usual[key]:
            # JSON's numbers, strings, booleans and flat lists are TOML's, too.
            yield from ("--set", f"{key}={json.dumps(value, ensure_ascii=False)}")
