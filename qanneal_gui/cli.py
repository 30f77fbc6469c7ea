"""The terminal: the same operations as the window.

With ``--json``, standard output holds JSON lines, one object with a ``type`` per event, the last of
them a ``summary``; everything for people goes to standard error. Exit codes: 0 done, 1 failed,
2 wrong usage, 130 stopped by the user.
"""

import contextlib
import json
import logging
import math
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import click

from qanneal_gui import __version__, config, logs
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError

INTERRUPTED = 130

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines on standard output.")


def main() -> None:
    """Run ``qanneal``; no traceback reaches the user, the log file has it."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except QannealError as error:
        _say(f"error: {error}")
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        _say("stopped")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has gone; closing stderr keeps the interpreter quiet about it.
        sys.stderr.close()
        sys.exit(1)
    except Exception:
        logging.getLogger(__name__).exception("unexpected error")
        _say(f"error: Something unexpected went wrong; {logs.log_file()} has the details, please report it.")
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="qanneal")
def cli() -> None:
    """Train neural networks with a quantum annealer."""
    logs.start()


def run_options(command: Any) -> Any:
    """Add the options that make a run's config: a file, a preset, single settings."""
    command = click.argument("file", required=False, type=click.Path(path_type=Path))(command)
    command = click.option(
        "--preset", type=click.Choice(config.PRESETS), help="Start from a shipped preset."
    )(command)
    return click.option(
        "--set", "overrides", multiple=True, metavar="SECTION.KEY=VALUE", help="Set one key; may be repeated."
    )(command)


@cli.command()
@run_options
@json_option
def train(file: Path | None, preset: str | None, overrides: tuple[str, ...], as_json: bool) -> None:
    """Train as FILE.toml, a preset or single settings say; without any, the demo."""
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.training.session import Session

    stop = threading.Event()
    session = Session(_assemble(file, preset, overrides), RunLibrary(), stop=stop)
    try:
        with _graceful_interrupt(stop):
            _follow(session, as_json)
    finally:
        # The outcome of a failed run is printed, too: scripts rely on the summary.
        if as_json and session.outcome and session.outcome.state == "failed":
            _emit(session.outcome.as_json())
    if session.outcome and session.outcome.state == "stopped":
        sys.exit(INTERRUPTED)


def _follow(session: Any, as_json: bool) -> None:
    """Print the events of a run: as JSON, as a progress bar, or as lines where there is no terminal."""
    from qanneal_gui.training.events import RunStarted, StepEvent

    steps = session.config.training.steps
    bar: Any = None
    with contextlib.ExitStack() as stack:
        for event in session.events():
            if as_json:
                _emit(event.as_json())
            if isinstance(event, RunStarted):
                _say(_introduction(event.run, event.about, session.config))
                if sys.stderr.isatty():
                    bar = stack.enter_context(_progress_bar(steps))
            elif isinstance(event, StepEvent) and bar:
                bar.update(1, event)
            elif isinstance(event, StepEvent) and event.step % max(1, steps // 10) == 0:
                _say(f"step {event.step:>{len(str(steps))}} of {steps}  {_step_figures(event)}")
    _say(_conclusion(session.outcome))


def _progress_bar(steps: int) -> Any:
    return click.progressbar(
        length=steps, label="Training", file=sys.stderr, item_show_func=_step_figures, update_min_steps=1
    )


def _introduction(run: str, about: dict[str, Any], settings: RunConfig) -> str:
    method = (
        "MLP by backpropagation" if settings.training.method == "mlp" else f"EBM with {settings.sampler.kind}"
    )
    return (
        f"Run {run}: {method}, {about['pixels']}×{settings.model.hidden}×{settings.outputs}, "
        f"{about['train_images']} images of {' and '.join(about['classes'])} "
        f"from {about['dataset']} ({about['license']})."
    )


def _step_figures(event: Any) -> str:
    if event is None or event.evaluation is None:
        return ""
    return (
        f"loss {event.evaluation.ebm.loss:.3f} nats, test accuracy {event.evaluation.mlp.test_accuracy:.1%}"
    )


def _conclusion(outcome: Any) -> str:
    words = {"finished": "Finished", "stopped": "Stopped and saved", "paused": "Paused and saved"}
    parts = [
        f"{words.get(outcome.state, outcome.state)} after {outcome.steps} steps in {outcome.seconds:.1f} s"
    ]
    if outcome.last and outcome.last.get("mlp"):
        parts.append(
            f"test accuracy {outcome.last['mlp']['test_accuracy']:.1%} "
            f"(best {outcome.best['mlp']['test_accuracy']:.1%} at step {outcome.best['step']})"
        )
    if outcome.submissions:
        parts.append(f"{outcome.qpu_seconds:.2f} s of QPU time in {outcome.submissions} submissions")
    return "; ".join(parts) + "." + (f" {outcome.message}" if outcome.message else "")


@cli.command()
@run_options
@json_option
def estimate(file: Path | None, preset: str | None, overrides: tuple[str, ...], as_json: bool) -> None:
    """Tell what a run would cost, without starting it."""
    from qanneal_gui.annealing import cost

    bill = cost.estimate(_assemble(file, preset, overrides))
    if as_json:
        _emit(bill.as_json())
    _say(bill.sentence + f" About {bill.seconds:.3g} s in all, without queues.")
    if not bill.fits:
        _say("It does not fit its budget: the run would pause at the limit.")


@cli.group(invoke_without_command=True)
@click.pass_context
def runs(context: click.Context) -> None:
    """List, show or delete recorded runs."""
    if context.invoked_subcommand is None:
        context.invoke(list_runs)


@runs.command("list")
@json_option
def list_runs(as_json: bool = False) -> None:
    """List all runs, the newest first."""
    from qanneal_gui.runs.library import RunLibrary

    records = RunLibrary().runs()
    if as_json:
        for record in records:
            _emit(record.as_json())
        _emit({"type": "summary", "runs": len(records)})
        return
    if not records:
        _say("There are no runs yet; start one with: qanneal train")
    for record in records:
        _say(_run_line(record))


@runs.command("show")
@click.argument("run")
@json_option
def show_run(run: str, as_json: bool) -> None:
    """Show one run (its id, the beginning of it, or last) with all its steps."""
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary()
    record = library.get(run)
    if as_json:
        _emit(record.as_json())
        for step in library.steps(record.id):
            _emit(step)
        _emit({**record.as_json(), "type": "summary"})
        return
    _say(_run_line(record))
    if record.message:
        _say(record.message)
    _say(config.dumps(config.parse(record.config)))


@runs.command("delete")
@click.argument("run")
@json_option
def delete_run(run: str, as_json: bool) -> None:
    """Delete one run and its files."""
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary()
    record = library.get(run)
    library.delete(record.id)
    _say(f"Deleted {record.id}.")
    if as_json:
        _emit({"type": "summary", "run": record.id, "deleted": True})


def _run_line(record: Any) -> str:
    settings = record.config
    accuracy = ((record.best or {}).get("mlp") or {}).get("test_accuracy")
    return (
        f"{record.id}  {record.state:11}  {record.steps:>5} steps  "
        f"{'  –  ' if accuracy is None else f'{accuracy:6.1%}'} best  {record.qpu_seconds:8.2f} s QPU  "
        f"{settings['data']['dataset']}  {settings['training']['method']}  {settings['sampler']['kind']}"
    )


@cli.command()
@click.argument("run")
@click.option("--format", "format_", help="safetensors, npz, onnx or csv; by default from the file's ending.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)
@json_option
def export(run: str, format_: str | None, output: Path, as_json: bool) -> None:
    """Export the weights or the metrics of a run."""
    from qanneal_gui.runs.export import export as export_run
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary()
    record = library.get(run)
    export_run(library, record.id, format_, output)
    _say(f"Wrote {output}.")
    if as_json:
        _emit({"type": "summary", "run": record.id, "file": str(output), "bytes": output.stat().st_size})


@cli.group(invoke_without_command=True)
@click.pass_context
def data(context: click.Context) -> None:
    """List, download or import data sets."""
    if context.invoked_subcommand is None:
        context.invoke(list_data)


@data.command("list")
@json_option
def list_data(as_json: bool = False) -> None:
    """List the data sets that can be named, and where they are."""
    from qanneal_gui.data import listings

    known = listings()
    for listing in known:
        _data_out(listing, as_json)
    if as_json:
        _emit({"type": "summary", "datasets": len(known)})


@data.command("download")
@click.argument("name")
@json_option
def download_data(name: str, as_json: bool) -> None:
    """Download a published data set and check every byte of it."""
    from qanneal_gui.data import download

    listing = download(name, _progress_line)
    _data_out(listing, as_json)
    if as_json:
        _emit({"type": "summary", "dataset": listing.name})


@data.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Name to use as data.dataset; by default that of the folder or file.")
@json_option
def import_data(path: Path, name: str | None, as_json: bool) -> None:
    """Copy a folder of IDX files or an .npz file into the program's own data."""
    from qanneal_gui.data import import_folder

    listing = import_folder(path, name)
    _data_out(listing, as_json)
    if as_json:
        _emit({"type": "summary", "dataset": listing.name})


def _data_out(listing: Any, as_json: bool) -> None:
    if as_json:
        names = ("name", "title", "license", "source", "size", "where")
        place = str(listing.path) if listing.path else None
        _emit({"type": "dataset", **{name: getattr(listing, name) for name in names}, "path": place})
    else:
        _say(
            f"{listing.name:15} {listing.where:17} {listing.size / 1e6:7.1f} MB  "
            f"{listing.license}  {listing.title}"
        )


def _progress_line(sentence: str, fraction: float | None) -> None:
    share = "" if fraction is None else f" {fraction:4.0%}"
    click.echo(f"\r\033[K{sentence}{share}", err=True, nl=fraction is None or fraction >= 1)


def _assemble(file: Path | None, preset: str | None, overrides: tuple[str, ...]) -> RunConfig:
    return config.assemble(file, preset, overrides)


@contextlib.contextmanager
def _graceful_interrupt(stop: threading.Event) -> Iterator[None]:
    """Let the first Ctrl-C end the run after its step, saved, and the second one at once."""

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        _say("\nStopping after this step; press Ctrl-C again to stop at once.")

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _emit(obj: dict[str, Any]) -> None:
    print(json.dumps(_finite(obj), ensure_ascii=False, allow_nan=False), flush=True)


def _finite(value: Any) -> Any:
    """Replace NaN and infinity, which JSON does not have, by null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _say(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main()
