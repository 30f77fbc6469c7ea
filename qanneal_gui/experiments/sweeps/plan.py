"""The trials of a sweep: every combination of values, or some of them at random, with each seed."""

import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.studies.study import data_files
from qanneal_gui.experiments.sweeps.axis import Axis, Value, write_value
from qanneal_gui.support.formatting import capitalised, lowered, write_count

MOST_TRIALS = 10_000
"""Of one sweep."""

SEEDS = ("training.seed", "data.seed")
"""What differs between the runs of one combination."""

KIND = "sweep"
_LONGEST_NAME = 200
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One run of a sweep.

    Attributes
    ----------
    index : int
        Its place, from 0.
    name : str
        Of its run: the values that it has of what is varied.
    values : mapping
        These, by setting.
    seed : int
        Which of the runs of its combination it is, from 0.
    config : RunConfig
    key : str
        Made of everything that decides its result.
    """

    index: int
    name: str
    values: Mapping[str, Value]
    seed: int
    config: RunConfig
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All trials of a sweep.

    Attributes
    ----------
    axes : tuple of Axis
    combinations, seeds : int
        How many combinations of values there are in it, and runs of each.
    trials : tuple of Trial
        The first seed of all combinations comes first: wherever it is stopped, all are equally far.
    group : str
        The tag that all its runs have; the same for the same sweep.
    """

    axes: tuple[Axis, ...]
    combinations: int
    seeds: int
    trials: tuple[Trial, ...]
    group: str

    @property
    def id(self) -> str:
        """Identity of the sweep: equal for equal sets of trials."""
        return self.group.rpartition(" ")[2]

    @property
    def sentence(self) -> str:
        """What it is: "Learning rate (4 values) × reads Γ (3 values), 2 seeds each: 24 runs"."""
        product = " × ".join(
            f"{one.title if one is self.axes[0] else lowered(one.title)} "
            f"({write_count(len(one.values), 'value')})"
            for one in self.axes
        )
        if self.combinations < prod(len(one.values) for one in self.axes):
            product += f", {write_count(self.combinations, 'combination')} at random"
        count = self.seeds
        each = f", {count:,} seeds each" if count > 1 else ""
        return f"{product}{each}: {write_count(len(self.trials), 'run')}"

    @property
    def billed(self) -> tuple[Trial, ...]:
        """The trials that cost QPU time."""
        return tuple(trial for trial in self.trials if trial.config.billed)


def make_plan(
    base: RunConfig,
    axes: Sequence[Axis],
    seeds: int = 1,
    sample: int = 0,
    sample_seed: int = 0,
    name: str = "",
) -> Plan:
    """Return the trials of a sweep.

    Parameters
    ----------
    base : RunConfig
        What is not varied.
    axes : sequence of Axis
        What is.
    seeds : int
        Runs of each combination; their seeds follow those of `base`.
    sample, sample_seed : int
        How many combinations to draw at random, each at most once, and the seed of that; all with 0.
    name : str
        The user's name for it, with which the tag begins.

    Raises
    ------
    ConfigError
        There is nothing to vary, there are too many trials, or one of them cannot be run.
    """
    _check(axes, seeds)
    total = prod(len(axis.values) for axis in axes)
    wanted = min(sample, total) if sample else total
    if wanted * seeds > MOST_TRIALS:
        raise ConfigError(
            f"The sweep would have {wanted * seeds:,} runs, more than {MOST_TRIALS:,}; vary less, take fewer "
            "seeds, or draw a sample of the combinations."
        )
    chosen = range(total) if wanted == total else _drawn(total, wanted, sample_seed)
    combinations = [_combination(axes, place) for place in chosen]
    first = [_config(base, values) for values in combinations]
    trials = [
        _trial(index, axes, values, seed, config, seeds)
        for index, (seed, values, config) in enumerate(
            (seed, values, config)
            for seed in range(seeds)
            for values, config in zip(combinations, first, strict=True)
        )
    ]
    if len({trial.key for trial in trials}) < len(trials):
        raise ConfigError("Two combinations of the sweep come to the same run; vary what makes a difference.")
    return Plan(tuple(axes), len(combinations), seeds, tuple(trials), _group(name, trials))


def _check(axes: Sequence[Axis], seeds: int) -> None:
    if not axes:
        raise ConfigError("A sweep needs a setting to vary, such as training.learning_rate=0.01, 0.1.")
    settings = [axis.setting for axis in axes]
    for setting in settings:
        if settings.count(setting) > 1:
            raise ConfigError(f"{setting} is varied twice; name all its values at once.")
        if setting in SEEDS and seeds > 1:
            raise ConfigError(f"{setting} differs between the seeds anyway; vary it, or ask for one seed.")


def _drawn(total: int, wanted: int, seed: int) -> list[int]:
    """Return some of the first numbers, in their order, each once."""
    random_numbers = random.Random(seed)
    found: dict[int, None] = {}
    while len(found) < wanted:
        found[random_numbers.randrange(total)] = None
    return sorted(found)


def _combination(axes: Sequence[Axis], place: int) -> dict[str, Value]:
    """Return the values of a combination, counted with the last setting the fastest."""
    found: dict[str, Value] = {}
    for axis in reversed(axes):
        place, rest = divmod(place, len(axis.values))
        found[axis.setting] = axis.values[rest]
    return {axis.setting: found[axis.setting] for axis in axes}


def _config(base: RunConfig, values: Mapping[str, Value]) -> RunConfig:
    try:
        return run_config.with_values(base, values)
    except ConfigError as error:
        said = ", ".join(f"{key} = {write_value(value)}" for key, value in values.items())
        raise ConfigError(f"The combination {said} cannot be run: {error}") from None


def _trial(
    index: int,
    axes: Sequence[Axis],
    values: Mapping[str, Value],
    seed: int,
    config: RunConfig,
    seeds: int,
) -> Trial:
    if seed:
        config = run_config.with_values(
            config,
            {
                "training.seed": config.training.seed + seed,
                "data.seed": config.data.seed + seed,
            },
        )
    said = [f"{lowered(axis.title)} = {axis.in_words(values[axis.setting])}" for axis in axes]
    said += [f"seed {seed + 1}"] if seeds > 1 else []
    name = ", ".join(said)[:_LONGEST_NAME]
    return Trial(index, capitalised(name), values, seed, config, _key(config))


def _key(config: RunConfig) -> str:
    decides = {name: keys for name, keys in run_config.as_dict(config).items() if name != "budget"}
    files = data_files(config.data.dataset, config.sampler.missing)
    return _digest([KIND, decides, files])


def _digest(content: Any) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _group(name: str, trials: Sequence[Trial]) -> str:
    title = " ".join(name.replace(",", " ").split())[:_LONGEST_TITLE] or "Sweep"
    return f"{title} {_digest(sorted(trial.key for trial in trials))[:6]}"
