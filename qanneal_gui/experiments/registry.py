"""All experiments by name, those of the paper in its order; each registers itself."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from qanneal_gui import config as run_config
from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.support.registry import Registry

EXPERIMENTS: Registry[type[Experiment]] = Registry(
    "experiment",
    {
        "equivalence": "qanneal_gui.experiments.equivalence",
        "compare": "qanneal_gui.experiments.comparison_study",
        "beta": "qanneal_gui.experiments.beta_search",
        "chain": "qanneal_gui.experiments.chain_scan",
        "runtime": "qanneal_gui.experiments.runtime",
        "capacity": "qanneal_gui.experiments.capacity",
        "sweep": "qanneal_gui.experiments.sweeps.sweep",
    },
)
"""Each is made with its settings, or without for the defaults."""

E = TypeVar("E", bound=type[Experiment])


def experiment(kind: E) -> E:
    """Register an experiment under its name."""
    EXPERIMENTS[kind.name] = kind
    return kind


def as_values(experiment: Experiment) -> dict[str, Any]:
    """Return an experiment as plain values: its ``settings``, and the ``run`` it was given, or None."""
    run = getattr(experiment, "given", None)
    return {
        "settings": experiment.settings.model_dump(mode="json"),
        "run": run_config.as_dict(run) if run is not None else None,
    }


def of_values(name: str, values: Mapping[str, Any]) -> Experiment:
    """Return the experiment of such values.

    Raises
    ------
    KeyError, ValueError
        They are not those of an experiment of this name, or there is none.
    ConfigError
        Its run is none.
    """
    kind: Any = EXPERIMENTS[name]
    settings = type(kind().settings).model_validate(values["settings"])
    if values["run"] is None:
        return cast("Experiment", kind(settings))
    return cast("Experiment", kind(settings, run_config.parse(values["run"])))
