"""One pydantic model of a run.

The window's form, the TOML file, the terminal's ``--set`` and the documentation are all generated
from it: every setting has a title, a unit where it has one, bounds, a default (the demo), a sentence of
explanation, and what the form must know of it.
"""

from qanneal_gui.config.devices import DEVICES, FROM_DEVICE
from qanneal_gui.config.kinds import KINDS, SamplerKind, SamplerOptions
from qanneal_gui.config.presets import PRESETS, preset_about, preset_values
from qanneal_gui.config.reading import (
    as_dict,
    assemble,
    changed,
    described,
    dumps,
    flat,
    load,
    parse,
    plain_value,
    preset,
    with_values,
)
from qanneal_gui.config.retired import retired_notices
from qanneal_gui.config.sampler import Interval, SamplerConfig
from qanneal_gui.config.sections import (
    BudgetConfig,
    ClassLabel,
    DataConfig,
    ModelConfig,
    RunConfig,
    TrainingConfig,
)
from qanneal_gui.config.setting import Hints, Section, Values, hints_of, keys_of, setting

__all__ = [
    "DEVICES",
    "FROM_DEVICE",
    "KINDS",
    "PRESETS",
    "BudgetConfig",
    "ClassLabel",
    "DataConfig",
    "Hints",
    "Interval",
    "ModelConfig",
    "RunConfig",
    "SamplerConfig",
    "SamplerKind",
    "SamplerOptions",
    "Section",
    "TrainingConfig",
    "Values",
    "as_dict",
    "assemble",
    "changed",
    "described",
    "dumps",
    "flat",
    "hints_of",
    "keys_of",
    "load",
    "parse",
    "plain_value",
    "preset",
    "preset_about",
    "preset_values",
    "retired_notices",
    "setting",
    "with_values",
]
