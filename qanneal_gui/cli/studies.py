"""Studies of many trials on the terminal."""

import sys
from pathlib import Path
from typing import Any

import click

from qanneal_gui.cli.experiments import experiment_options, put_into_queue, run_experiment
from qanneal_gui.cli.output import say
from qanneal_gui.cli.training import INTERRUPTED
from qanneal_gui.errors import ConfigError
from qanneal_gui.support.formatting import write_percent


@click.command()
@click.option(
    "--pairs",
    default="2-3,Pullover-Dress",
    show_default=True,
    help="Pairs of classes separated by commas, such as 2-3 (MNIST), Pullover-Dress (Fashion-MNIST) or "
    "digits:2-3; all means the paper's 16.",
)
@click.option("--dataset", default="", help="Data set for pairs that do not name one.")
@click.option(
    "--methods",
    default="classical-1,classical-2,quantum-1,uniform",
    show_default=True,
    help="Methods, separated by commas; uniform is the null, a coin in place of the annealer.",
)
@click.option("--trials", default=16, show_default=True, help="Trials per pair and method.")
@click.option(
    "--preset",
    type=click.Choice(["stable", "advantage", "paper"]),
    default="stable",
    show_default=True,
    help="stable: our settings, which do not fail; advantage: a device with the errors of a real chip, and "
    "calibration; paper: those of Sec. 5.2.",
)
@click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="SECTION.KEY=VALUE",
    help="Set one key in all trials; may be repeated.",
)
@click.option(
    "--workers", default=1, show_default=True, help="Number of local processes that share the trials."
)
@click.option("--dask", default="", metavar="ADDRESS", help="Run the trials on this Dask cluster.")
@click.option("--fresh", is_flag=True, help="Repeat finished trials as well.")
@experiment_options
def compare(
    pairs: str, dataset: str, methods: str, overrides: tuple[str, ...], outs: tuple[Path, ...],
    as_json: bool, queued: bool, **options: Any,
) -> None:  # fmt: skip
    """Compare the paper's three methods, and a coin, on pairs of classes, with many trials each (Sec. 5.2).

    Finished trials are stored at once and never repeated; run the same command again to continue.
    """
    from qanneal_gui.experiments import settings
    from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison

    given = {
        "pairs": [_in(dataset, pair) for pair in _words(pairs)],
        "methods": _words(methods),
        "overrides": overrides,
        **options,
    }
    try:
        comparison = Comparison(settings.parse(CompareSettings, given))
    except ConfigError as error:
        raise click.UsageError(str(error)) from None
    if queued:
        put_into_queue(comparison, outs, as_json=as_json)
        return
    records, stopped = run_experiment(comparison, outs, as_json=as_json)
    for row in records[-1].get("rows", []) if records else []:
        say(_row_line(row))
    if stopped:
        say("Run the same command again to continue.")
        sys.exit(INTERRUPTED)


def _row_line(row: dict[str, Any]) -> str:
    """Return the result of one pair and method for people."""
    return (
        f"{row['dataset']:14} {row['pair']:18} {row['method']:12} {row['trials']:>5} trials"
        f"  {write_percent(100 * row['success_rate']):>7} successful  {_accuracy(row)}"
    )


def _accuracy(row: dict[str, Any]) -> str:
    if row["test_accuracy"] is None:
        return "test accuracy –"
    spread = "" if row["std"] is None else f" ± {write_percent(100 * row['std'])}"
    steps = "never" if row["steps_to_70"] is None else f"after {row['steps_to_70']} steps"
    loss = "" if row["test_loss"] is None else f", test loss {row['test_loss']:.3f} nats"
    accuracy = write_percent(100 * row["test_accuracy"])
    return f"test accuracy {accuracy}{spread}, 70 % {steps}{loss}{_against(row)}"


def _against(row: dict[str, Any]) -> str:
    """Return by how much a method differs from the coin."""
    if not (against := row["against_uniform"]):
        return ""
    loss = against["loss"]
    nats = "" if loss is None else f", {loss['mean']:+.3f} nats"
    return f"; against the coin {100 * against['accuracy']['mean']:+.2f} points{nats}"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _in(dataset: str, pair: str) -> str:
    return f"{dataset}:{pair}" if dataset and ":" not in pair else pair
