"""The queue on the terminal: what waits is listed, ordered and run."""

import contextlib
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qanneal_gui.cli.checking import check, note_shortfalls
from qanneal_gui.cli.connection import ConnectionTeller
from qanneal_gui.cli.output import emit, json_option, say, say_progress
from qanneal_gui.cli.stopping import graceful_stop, interrupting
from qanneal_gui.cli.telling import notices_sent
from qanneal_gui.cli.training import INTERRUPTED, assembled, run_options
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.support.formatting import write_estimate, write_seconds
from qanneal_gui.support.relay import Relay
from qanneal_gui.support.text import after_colon

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.experiments.definition import Experiment
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.queue_bill import Bill
    from qanneal_gui.runs.queue_entry import Entry

_LOOK_SECONDS = 0.5


@click.group(invoke_without_command=True)
@click.pass_context
def queue(context: click.Context) -> None:
    """Let runs and experiments wait in a queue, and run them in their order.

    Experiments are added by their own commands, such as qanneal compare --queue.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_queue)


@queue.command("add")
@run_options
@click.option("--name", default="", help="Name of the entry, and of its run.")
@click.option("--note", "notes", default="", metavar="TEXT", help="Notes on the run.")
@json_option
def add(
    file: Path | None,
    preset: str | None,
    overrides: tuple[str, ...],
    name: str,
    notes: str,
    as_json: bool,
) -> None:
    """Put a run at the end of the queue; it takes the options of train."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.queue import Queue
    from qanneal_gui.training.queue import draft

    made = assembled(file, preset, overrides)
    library = open_library()
    check(made, library, as_json)
    note_shortfalls(made, library)
    entry = Queue(library).add(draft(made, library), name, notes)
    _show([entry], as_json)
    _summarise(library, as_json)


def put(experiment: "Experiment", name: str, as_json: bool) -> None:
    """Put an experiment at the end of the queue, for the command of the experiment."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.experiments.queued import draft
    from qanneal_gui.runs.queue import Queue

    library = open_library()
    entry = Queue(library).add(draft(experiment, library), name)
    _show([entry], as_json)
    _summarise(library, as_json)


@queue.command("list")
@json_option
def list_queue(as_json: bool = False) -> None:
    """List the entries in their order, and what is still to come of them."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.queue import Queue

    library = open_library()
    entries = Queue(library).entries()
    if not entries:
        say("The queue is empty; add a run with: qanneal queue add")
    _show(entries, as_json)
    _summarise(library, as_json)


@queue.command("move")
@click.argument("number", metavar="ID", type=int)
@click.argument("position", type=click.IntRange(min=1))
@json_option
def move(number: int, position: int, as_json: bool) -> None:
    """Move entry ID to POSITION; the first position is 1."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.queue import Queue

    library = open_library()
    waiting = Queue(library)
    waiting.move(number, position)
    _show(waiting.entries(), as_json)
    _summarise(library, as_json)


@queue.command("remove")
@click.argument("numbers", metavar="ID...", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Remove all entries that are not running.")
@click.option("--ended", is_flag=True, help="Remove the entries that have finished or failed.")
@json_option
def remove(numbers: tuple[int, ...], everything: bool, ended: bool, as_json: bool) -> None:
    """Remove entries by their IDs; the runs they have begun stay in the library."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.queue import Queue

    if bool(numbers) + everything + ended != 1:
        raise click.UsageError("Give one or more IDs, or --all, or --ended.")
    library = open_library()
    there = Queue(library)
    if numbers:
        removed = there.remove(dict.fromkeys(numbers))
    else:
        removed = there.clear() if everything else there.clear(("done", "failed"))
    for entry in removed:
        say(f"Removed {_title(entry)}.")
    _summarise(library, as_json, removed=[entry.id for entry in removed])


@queue.command("retry")
@click.argument("numbers", metavar="ID...", type=int, nargs=-1, required=True)
@json_option
def retry(numbers: tuple[int, ...], as_json: bool) -> None:
    """Let entries wait again that have failed or are on hold; a run that was begun goes on."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.queue import Queue

    library = open_library()
    there = Queue(library)
    there.retry(numbers)
    _show([there.get(number) for number in numbers], as_json)
    _summarise(library, as_json)


@queue.command("pause")
@json_option
def pause(as_json: bool) -> None:
    """Start nothing more, whoever runs the queue; what is running goes on to its end."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.queue import Queue

    library = open_library()
    Queue(library).pause()
    say("The queue is paused; continue with: qanneal queue run")
    _summarise(library, as_json)


@queue.command("run")
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help="Runs at the same time, each in a process of its own; the QPU has one at a time.  "
    "[default: one for each core but one]",
)
@click.option(
    "--over-limit",
    is_flag=True,
    help="Run although the month's limit does not allow all of it; what reaches it is put on hold.",
)
@click.option(
    "--stop-on-failure/--go-on",
    default=None,
    help="Whether to pause the queue after an entry that fails or is put on hold; kept for later.  "
    "[default: go on]",
)
@json_option
def run(workers: int | None, over_limit: bool, stop_on_failure: bool | None, as_json: bool) -> None:
    """Run what waits, in its order, until nothing is left; local runs may run beside one another.

    Ctrl-C saves what is running and lets it wait again; run the same command to continue.
    """
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.experiments.queue_processes import sensible_workers
    from qanneal_gui.runs.queue import Queue
    from qanneal_gui.runs.queue_bill import bill
    from qanneal_gui.runs.queue_entry import ENDED
    from qanneal_gui.training.telling import tell_queue

    library = open_library()
    there = Queue(library)
    if stop_on_failure is not None:
        there.stop_on_failure(stop_on_failure)
    entries = there.entries()
    _confirm(bill(entries, library), over_limit)
    there.agree()
    there.pause(False)
    workers = min(workers or sensible_workers(), max(1, sum(one.state == "waiting" for one in entries)))
    stop, abort = Relay(), Relay()
    watch = _Watch(as_json)
    ended = {one.id for one in entries if one.state in ENDED}
    with notices_sent(), graceful_stop(stop, abort):
        if workers == 1:
            _run_here(library, stop, abort, watch)
        else:
            _run_beside(library, workers, stop, abort, watch)
        tell_queue(there.entries(), there.settings, ended, library)
    _summarise(library, as_json, ended=watch.counts)
    if stop.is_set():
        say("Stopped and saved; what was running waits again. Continue with: qanneal queue run")
        sys.exit(INTERRUPTED)
    if there.settings.paused:
        say("The queue is paused; continue with: qanneal queue run")


def _confirm(found: "Bill", over_limit: bool) -> None:
    """Say what the queue will cost; ask, or refuse, where the month's limit does not allow it."""
    say(found.sentence)
    if found.fits or over_limit:
        return
    if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        say(found.shortfall)
        with contextlib.suppress(click.Abort, KeyboardInterrupt), interrupting():
            if click.confirm("Run it up to the limit?", default=False, err=True):
                return
        raise QannealError("Nothing was run; what waits is as it was.")
    raise QannealError(
        f"{found.shortfall.rstrip('.')}; or run it up to the limit with: qanneal queue run --over-limit"
    )


class _Watch:
    """Tells how entries begin and end, and counts them.

    Attributes
    ----------
    counts : dict of str to int
        How many entries have ended in which state.
    """

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._known: dict[int, str] = {}
        self.counts = {"done": 0, "failed": 0, "held": 0}

    def begin(self, entries: list["Entry"]) -> None:
        """Take note of what is there already."""
        self._known = {one.id: one.state for one in entries}

    def look(self, entries: list["Entry"]) -> None:
        """Tell what has changed."""
        for entry in entries:
            if entry.state != self._known.get(entry.id):
                self(entry)

    def __call__(self, entry: "Entry") -> None:
        """Tell how an entry stands now."""
        self._known[entry.id] = entry.state
        if entry.state in self.counts:
            self.counts[entry.state] += 1
        if self._as_json:
            emit(entry.as_json())
        if entry.state != "waiting":
            say(_news(entry))


def _run_here(library: "RunLibrary", stop: Relay, abort: Relay, watch: _Watch) -> None:
    from qanneal_gui.experiments.queued import drive
    from qanneal_gui.training.queue import Worker

    notify = say_progress if sys.stderr.isatty() else None
    Worker(library, stop, abort, watch, notify, ConnectionTeller(as_json=False), drive).work()


def _run_beside(
    library: "RunLibrary", workers: int, stop: threading.Event, abort: threading.Event, watch: _Watch
) -> None:
    from qanneal_gui.experiments.queue_processes import Processes
    from qanneal_gui.runs.queue import Queue

    there = Queue(library)
    watch.begin(there.entries())
    with contextlib.closing(Processes(library.root)) as processes:
        processes.start(workers)
        stopping = aborting = False
        while not processes.wait(_LOOK_SECONDS):
            with contextlib.suppress(ObstacleError):  # nobody has to look just now
                watch.look(there.entries())
            if abort.is_set() and not aborting:
                aborting = True
                processes.stop(now=True)
            elif stop.is_set() and not stopping:
                stopping = True
                processes.stop()
        watch.look(there.entries())
        if processes.failed:
            from qanneal_gui import logs

            raise QannealError(
                f"A process of the queue ended unexpectedly; {logs.log_file()} has the details. What it was "
                "running waits again; continue with: qanneal queue run"
            )


def _show(entries: list["Entry"], as_json: bool) -> None:
    for entry in entries:
        if as_json:
            emit(entry.as_json())
        else:
            say(_line(entry))
            if entry.message:
                say(f"{'':6}{entry.message}")


def _summarise(library: "RunLibrary", as_json: bool, **more: Any) -> None:
    """Print the bill, and with ``--json`` the summary."""
    from qanneal_gui.runs.queue import Queue
    from qanneal_gui.runs.queue_bill import bill

    there = Queue(library)
    entries = there.entries()
    found = bill(entries, library)
    if as_json:
        left = None if found.left is None else found.left.seconds
        emit(
            {
                "type": "summary",
                "entries": len(entries),
                "waiting": found.waiting,
                "qpu_seconds": found.qpu_seconds,
                "seconds": found.seconds,
                "month_left_seconds": left,
                "fits": found.fits,
                "paused": there.settings.paused,
                **more,
            }
        )
    if entries:
        say(found.shortfall or found.sentence)


def _title(entry: "Entry") -> str:
    return f"entry {entry.id}" + (f", {entry.name}" if entry.name else "")


def _news(entry: "Entry") -> str:
    from qanneal_gui.runs import state_words

    what = f"Entry {entry.id}" + (f" ({entry.name})" if entry.name else "")
    if entry.state == "running":
        return f"{what}: {'starts' if not entry.run and entry.done is None else 'continues'}."
    run = f", run {entry.run}" if entry.run else ""
    verb, state = "is" if entry.state == "held" else "has", state_words.of_entry(entry)
    # An experiment says by itself how it has ended.
    message = after_colon(entry.message).removeprefix(f"{state}: ")
    return f"{what}{run} {verb} {state}{f': {message}' if message else '.'}"


def _line(entry: "Entry") -> str:
    from qanneal_gui.runs import state_words
    from qanneal_gui.runs.in_words import run_in_words
    from qanneal_gui.runs.queue_entry import RUN

    cost = f"{write_seconds(entry.qpu_seconds, fixed=True):>11} of QPU time" if entry.billed else ""
    what = run_in_words(entry.settings) if entry.kind == RUN else _experiment_in_words(entry)
    time = "unknown" if entry.kind != RUN and not entry.seconds else write_estimate(entry.seconds)
    state = state_words.of_entry(entry)
    return f"{entry.id:>4}  {state:8}  {time:>10} {cost}  {entry.name or '–'}  {what}".rstrip()


def _experiment_in_words(entry: "Entry") -> str:
    from qanneal_gui.experiments.queued import in_words

    done = "" if not entry.done or entry.state == "done" else f", {100 * entry.done:.0f} % done"
    return f"{in_words(entry)}{done}"
