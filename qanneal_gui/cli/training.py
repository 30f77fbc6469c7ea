"""Training and its cost on the terminal."""

import contextlib
import sys
import threading
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qanneal_gui.cli.checking import check, note_shortfalls
from qanneal_gui.cli.connection import ConnectionTeller
from qanneal_gui.cli.holding import Hold
from qanneal_gui.cli.opening import open_library
from qanneal_gui.cli.output import emit, json_option, note, say
from qanneal_gui.cli.stopping import graceful_stop
from qanneal_gui.cli.telling import notices_sent
from qanneal_gui.errors import QannealError
from qanneal_gui.support.formatting import (
    write_count,
    write_duration,
    write_estimate,
    write_percent,
    write_seconds,
)
from qanneal_gui.support.text import after_colon

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.config import RunConfig
    from qanneal_gui.training.events import RunFinished, RunStarted, StepEvent
    from qanneal_gui.training.session import Session

INTERRUPTED = 130
"""Exit code of a run that the user stopped."""


class _Preset(click.ParamType[str]):
    """The name of a preset, shipped or the user's own."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, if there is such a preset."""
        from qanneal_gui.config import PRESETS, own_presets

        known = [*PRESETS, *own_presets.names()]
        if value not in known:
            self.fail(f"there is no preset {value!r}; choose one of {', '.join(known)}.", param, ctx)
        return value


class _PresetOption(click.Option):
    """Names the presets in its help, which are read only for that."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help."""
        from qanneal_gui.config import PRESETS

        self.help = f"Start from a preset: {', '.join(PRESETS)}, or one of yours."
        return super().get_help_record(ctx)


def run_options(command: Any) -> Any:
    """Add the options that make a run's config: a file, a preset, single settings."""
    command = click.argument("file", required=False, type=click.Path(path_type=Path))(command)
    command = click.option("--preset", cls=_PresetOption, type=_Preset())(command)
    return click.option(
        "--set", "overrides", multiple=True, metavar="SECTION.KEY=VALUE", help="Set one key; may be repeated."
    )(command)


def assembled(file: Path | None, preset: str | None, overrides: tuple[str, ...]) -> "RunConfig":
    """Return the config that the options of `run_options` describe.

    Raises
    ------
    ConfigError
        There is none.
    """
    from qanneal_gui import config

    return config.assemble(file, preset, overrides, note)


@click.command()
@run_options
@click.option("--name", default="", help="Name of the run.")
@click.option("--note", "notes", default="", metavar="TEXT", help="Notes on the run.")
@json_option
def train(
    file: Path | None,
    preset: str | None,
    overrides: tuple[str, ...],
    name: str,
    notes: str,
    as_json: bool,
) -> None:
    """Train a run described by FILE.toml, a preset or single settings; without any of them, the demo."""
    from qanneal_gui.training.session import Session

    made = assembled(file, preset, overrides)
    library = open_library()
    check(made, library, as_json)
    note_shortfalls(made, library)
    stop, abort = threading.Event(), threading.Event()
    session = Session(made, library, stop=stop, abort=abort)
    session.name, session.notes = " ".join(name.split()), notes.strip()
    drive(session, stop, abort, as_json)


@notices_sent()
def drive(session: "Session", stop: threading.Event, abort: threading.Event, as_json: bool) -> None:
    """Bring a run to its end on the terminal, and leave with the exit code that tells how it ended."""
    from qanneal_gui.support.memory import use_one_heap

    use_one_heap()
    session.connection = ConnectionTeller(as_json)
    evidence = _Evidence()
    try:
        with graceful_stop(stop, abort):
            _follow(session, stop, as_json, evidence)
        evidence.tell(session.config)
    finally:
        # However the run ended, scripts find its summary in the last line.
        outcome = session.outcome
        if outcome and (outcome.run or outcome.state != "failed"):
            say(_conclusion(outcome))
        if outcome and as_json:
            emit(outcome.as_json())
    if outcome and outcome.state == "stopped":
        sys.exit(INTERRUPTED)
    if outcome and outcome.state == "paused":
        raise QannealError(outcome.message)


def _follow(session: "Session", stop: threading.Event, as_json: bool, evidence: "_Evidence") -> None:
    """Print the events of a run: as JSON, as a progress bar, or as lines where there is no terminal."""
    from qanneal_gui import data
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent, Trouble
    from qanneal_gui.training.telling import told

    steps = session.config.training.steps
    bar: Any = None
    hold = Hold(session, stop)
    with contextlib.ExitStack() as stack:
        for event in stack.enter_context(contextlib.closing(told(session, RunLibrary(), retries=True))):
            evidence.take(event)
            if as_json and not isinstance(event, RunFinished):
                emit(event.as_json())
            if isinstance(event, RunStarted):
                data.forget()
                say(_introduction(event, session.config))
                for notice in event.notices:
                    note(notice)
                if sys.stderr.isatty():
                    bar = stack.enter_context(_progress_bar(steps))
                    bar.update(event.resumed_from or 0)
            elif isinstance(event, RunPaused) and not hold.over(event):
                break
            elif isinstance(event, Trouble) and not event.over:
                say(f"step {event.step}: {after_colon(event.sentence)}")
            elif isinstance(event, StepEvent) and bar:
                bar.update(1, event)
            elif isinstance(event, StepEvent) and event.step % max(1, steps // 10) == 0:
                say(f"step {event.step:>{len(str(steps))}} of {steps}  {_step_figures(event)}")


class _Evidence:
    """Remembers what the end of a run needs to say whether its samples mattered."""

    def __init__(self) -> None:
        from qanneal_gui.training.diagnostics.evidence import RECENT

        self._steps: deque[StepEvent] = deque(maxlen=RECENT)

    def take(self, event: Any) -> None:
        from qanneal_gui.training.events import StepEvent

        if isinstance(event, StepEvent):
            self._steps.append(event)

    def tell(self, settings: "RunConfig") -> None:
        from qanneal_gui import config
        from qanneal_gui.training.diagnostics.evidence import of_steps

        found = of_steps(config.as_dict(settings), self._steps)
        if found.useful is not None:
            say(found.sentence)


def _progress_bar(steps: int) -> Any:
    return click.progressbar(
        length=steps, label="Training", file=sys.stderr, item_show_func=_step_figures, update_min_steps=1
    )


def _introduction(started: "RunStarted", settings: "RunConfig") -> str:
    about = started.about
    method = (
        "MLP by backpropagation" if settings.training.method == "mlp" else f"EBM with {settings.sampler.kind}"
    )
    again = "" if started.resumed_from is None else f", resumed after step {started.resumed_from}"
    return (
        f"Run {started.run}{again}: {method}, {about['pixels']}×{settings.model.hidden}×{settings.outputs}, "
        f"{about['train_images']} images of {' and '.join(about['classes'])} "
        f"from {about['dataset']} ({about['license']})."
    )


def _step_figures(event: Any) -> str:
    if event is None or event.evaluation is None:
        return ""
    accuracy = write_percent(100 * event.evaluation.mlp.test_accuracy)
    return f"loss {event.evaluation.ebm.loss:.3f} nats, test accuracy {accuracy}"


def _conclusion(outcome: "RunFinished") -> str:
    words = {
        "finished": "Finished",
        "stopped": "Stopped and saved",
        "paused": "Paused and saved",
        "failed": "Failed",
    }
    state, steps = words.get(outcome.state, outcome.state), write_count(outcome.steps, "step")
    onwards = f" Continue with: {outcome.resume}" if outcome.resume else ""
    if outcome.state == "stopped" and not outcome.steps:
        return (outcome.message or "Stopped before the first step.") + onwards
    parts = [f"{state} after {steps} in {write_duration(outcome.seconds)}"]
    if outcome.last and outcome.last.get("mlp") and outcome.best:
        last, best = (
            write_percent(100 * found["mlp"]["test_accuracy"]) for found in (outcome.last, outcome.best)
        )
        parts.append(f"test accuracy {last} (best {best} at step {outcome.best['step']})")
    if outcome.submissions:
        submissions = write_count(outcome.submissions, "submission")
        parts.append(f"{write_seconds(outcome.qpu_seconds)} of QPU time in {submissions}")
    last_words = f" {outcome.message}" if outcome.message and outcome.state in ("stopped", "finished") else ""
    return "; ".join(parts) + "." + last_words + onwards


@click.command()
@run_options
@json_option
def estimate(file: Path | None, preset: str | None, overrides: tuple[str, ...], as_json: bool) -> None:
    """Estimate what a run would cost, without starting it."""
    from qanneal_gui import data
    from qanneal_gui.annealing.qpu import NeedsTokenError, open_qpu
    from qanneal_gui.annealing.qpu_chips import chip_of
    from qanneal_gui.training.estimates import estimate_run

    made = assembled(file, preset, overrides)
    data.check(made.data)
    library = open_library()
    if made.billed:
        try:
            with open_qpu(made, connection=ConnectionTeller(as_json)) as device:
                estimated = estimate_run(made, library, device)
        except NeedsTokenError:
            chip_of(made)  # what no chip holds needs no token
            raise
    else:
        estimated = estimate_run(made, library)
    if as_json:
        emit(estimated.as_json())
    say(f"{estimated.sentence} It takes {write_estimate(estimated.seconds)} in total, not counting queues.")
    if not estimated.fits:
        say(f"The run would pause at a limit. {' '.join(estimated.reasons)}")
