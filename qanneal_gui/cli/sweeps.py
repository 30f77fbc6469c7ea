"""Sweeps on the terminal: runs over the values of some settings."""

import contextlib
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qanneal_gui.cli.checking import check_sweep
from qanneal_gui.cli.experiments import experiment_options, put_into_queue, run_experiment
from qanneal_gui.cli.output import emit, say
from qanneal_gui.cli.stopping import interrupting
from qanneal_gui.cli.training import INTERRUPTED, assembled, run_options
from qanneal_gui.errors import ConfigError, QannealError

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.experiments.sweeps import Sweep
    from qanneal_gui.runs.library import RunLibrary


def sweep_options(command: Any) -> Any:
    """Add the options that say what is varied, and how often."""
    for option in reversed(
        (
            click.option(
                "--vary",
                multiple=True,
                required=True,
                metavar="SECTION.KEY=VALUES",
                help="Vary one setting: 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4; may be repeated, for "
                "all combinations.",
            ),
            click.option(
                "--seeds", type=int, help="Runs of each combination, each with its own seed.  [default: 1]"
            ),
            click.option(
                "--sample",
                type=int,
                help="Draw so many of the combinations at random; 0 for all.  [default: 0]",
            ),
            click.option("--sample-seed", type=int, help="Seed of that draw.  [default: 0]"),
            click.option(
                "--metric",
                help="What the best combination is chosen by, such as mlp_test_loss.  [default: mlp_test]",
            ),
            click.option("--name", help="Name of the sweep; the tag of its runs begins with it."),
            click.option(
                "--workers", type=int, help="Number of local processes that share the runs.  [default: 1]"
            ),
            click.option(
                "--dask",
                "--cluster",
                "dask",
                metavar="ADDRESS",
                help="Make the runs on this Dask cluster, whose workers are on this computer.",
            ),
            click.option("--fresh", is_flag=True, help="Make finished runs again, too."),
        )
    ):
        command = option(command)
    return run_options(command)


@click.command()
@sweep_options
@click.option("--estimate", is_flag=True, help="Say what it would take, and start nothing.")
@click.option("--yes", is_flag=True, help="Agree to the QPU time that it is estimated to cost.")
@experiment_options
def sweep(
    file: Path | None, preset: str | None, overrides: tuple[str, ...], outs: tuple[Path, ...], as_json: bool,
    queued: bool, estimate: bool, yes: bool, **options: Any,
) -> None:  # fmt: skip
    """Train at all combinations of the values that some settings take; each is an ordinary run.

    The run is described as for train. Finished runs are never made again; run the same command to continue.
    """
    from qanneal_gui.cli.opening import open_library

    made, library = make_sweep(file, preset, overrides, options), open_library()
    plan = made.plan()
    say(f"{plan.sentence}, tagged {plan.group}.")
    check_sweep(made, library, as_json)
    if estimate:
        bill = made.bill(library)
        if as_json:
            emit(bill.as_json())
        say(bill.shortfall or bill.sentence)
        return
    if queued:
        put_into_queue(made, outs, as_json=as_json, name=made.settings.name)
        return
    if plan.billed:
        _confirm(made, library, yes)
    try:
        _, stopped = run_experiment(made, outs, as_json=as_json)
    finally:
        _tell(made, library)
    if stopped:
        say("Run the same command again to continue.")
        sys.exit(INTERRUPTED)


def make_sweep(
    file: Path | None, preset: str | None, overrides: tuple[str, ...], options: dict[str, Any]
) -> "Sweep":
    """Return the sweep of a command's options."""
    from qanneal_gui.experiments import settings
    from qanneal_gui.experiments.sweeps import Sweep, SweepSettings

    base = assembled(file, preset, overrides)
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Sweep(settings.parse(SweepSettings, given), base)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None


def _confirm(made: "Sweep", library: "RunLibrary", yes: bool) -> None:
    """Say what a sweep will cost, and have the user agree."""
    bill = made.bill(library)
    say(bill.sentence)
    if not bill.fits:
        say(bill.shortfall)
    if yes or not bill.billed:
        return
    if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        with contextlib.suppress(click.Abort, KeyboardInterrupt), interrupting():
            question = "Start it?" if bill.fits else "Start it, and go on up to the limit?"
            if click.confirm(question, default=False, err=True):
                return
        raise QannealError("Nothing was run.")
    raise QannealError(f"{(bill.shortfall or bill.sentence).rstrip('.')}; agree to that with --yes.")


def _tell(made: "Sweep", library: "RunLibrary") -> None:
    """Print what was found: a line for each combination, and the best one."""
    from qanneal_gui.experiments.sweeps import table

    metric = made.settings.metric
    result = made.result(library)
    if not any(one.complete for one in result.outcomes):
        return
    shown = table(result, metric, ("mlp_test", "mlp_test_loss", "qpu_seconds", "seconds"))
    widths = [max(map(len, column)) for column in zip(shown.columns, *shown.rows, strict=True)]
    for row in (shown.columns, *shown.rows):
        cells = zip(row, widths, shown.numeric, strict=True)
        say(
            "  ".join(
                text.rjust(width) if right else text.ljust(width) for text, width, right in cells
            ).rstrip()
        )
    if (best := result.best(metric)) is not None:
        say(result.finding(metric))
        words = [part for word in result.words(best) for part in ("--set", word)]
        say(f"Train with it: {shlex.join(words)}")
