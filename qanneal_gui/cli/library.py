"""Runs and data sets on the terminal."""

from pathlib import Path
from typing import Any

import click

from qanneal_gui.cli.output import emit, json_option, say, say_progress
from qanneal_gui.support.formatting import write_percent, write_seconds
from qanneal_gui.support.numbers import NotANumberError, read_decimal


@click.group(invoke_without_command=True)
@click.pass_context
def runs(context: click.Context) -> None:
    """List, show or delete recorded runs; deleted ones wait in a bin."""
    if context.invoked_subcommand is None:
        context.invoke(list_runs)


@runs.command("list")
@click.option(
    "--search",
    default="",
    help="Words that must occur in the name, tags, notes, data set or id; or an expression, such as "
    "'acc > 94 and sampler = qpu'.",
)
@click.option("--state", default="", help="Only runs in this state, such as finished.")
@click.option("--starred", is_flag=True, help="Only starred runs.")
@json_option
def list_runs(search: str = "", state: str = "", starred: bool = False, as_json: bool = False) -> None:
    """List all runs, newest first."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.listing import Filter, found

    library = open_library()
    wanted = Filter(search, state, starred=starred)
    records = found(library, wanted) if wanted.narrows else library.runs()
    if as_json:
        for record in records:
            emit(record.as_json())
        emit({"type": "summary", "runs": len(records)})
        return
    if not records and wanted.narrows:
        say("No run matches; use fewer filters, or list all runs with: qanneal runs list")
    elif not records:
        say("There are no runs yet; start one with: qanneal train")
    for record in records:
        say(_run_line(record))
        if record.message:
            say(f"{'':22}{record.message}")


@runs.command("show")
@click.argument("run")
@json_option
def show_run(run: str, as_json: bool) -> None:
    """Show one run (its id, the beginning of its id, or last) with all its steps."""
    from qanneal_gui import config
    from qanneal_gui.cli.opening import open_library

    library = open_library()
    record = library.get(run)
    if as_json:
        emit(record.as_json())
        for step in library.each_step(record.id):
            emit(step)
        emit({**record.as_json(), "type": "summary"})
        return
    say(_run_line(record))
    if record.message:
        say(record.message)
    say(config.dumps(config.parse(record.config)))


@runs.command("delete")
@click.argument("run")
@json_option
def delete_run(run: str, as_json: bool) -> None:
    """Move one run to the bin, from which it can be restored or deleted permanently."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.annotations import put_into_bin

    library = open_library()
    record = library.get(run)
    put_into_bin(library, [record.id])
    say(f"Deleted {record.id}; restore it with: qanneal runs restore {record.id}")
    if as_json:
        emit({"type": "summary", "run": record.id, "deleted": True})


@runs.command("bin")
@json_option
def list_bin(as_json: bool) -> None:
    """List the runs in the bin, the most recently deleted first."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.annotations import in_bin

    there = in_bin(open_library())
    for one in there:
        if as_json:
            emit({"type": "run", "run": one.run, "name": one.name, "deleted": one.deleted.isoformat()})
        else:
            say(f"{one.run}  deleted {one.deleted.astimezone():%Y-%m-%d %H:%M}  {one.name}".rstrip())
    if as_json:
        emit({"type": "summary", "runs": len(there)})
    elif not there:
        say("The bin is empty.")


@runs.command("restore")
@click.argument("run")
@json_option
def restore_run(run: str, as_json: bool) -> None:
    """Restore RUN (its id, the beginning of its id, or last) from the bin."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.annotations import find_in_bin, restore

    library = open_library()
    found = find_in_bin(library, run)
    restore(library, [found])
    say(f"Restored {found}.")
    if as_json:
        emit({"type": "summary", "run": found, "restored": True})


@runs.command("purge")
@click.argument("run", required=False)
@click.option("--all", "everything", is_flag=True, help="Delete all runs in the bin permanently.")
@json_option
def purge_run(run: str | None, everything: bool, as_json: bool) -> None:
    """Delete RUN, or all runs in the bin, permanently; their cost stays in the ledger."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.annotations import find_in_bin, in_bin

    if bool(run) == everything:
        raise click.UsageError("Give one run of the bin, or --all.")
    library = open_library()
    found = [one.run for one in in_bin(library)] if run is None else [find_in_bin(library, run)]
    for one in found:
        library.delete(one)
        say(f"Deleted {one} permanently.")
    if as_json:
        emit({"type": "summary", "runs": found})


@runs.command("recover")
@click.argument("run", required=False)
@click.option("--all", "everything", is_flag=True, help="Recover all runs that can be recovered.")
@json_option
def recover_run(run: str | None, everything: bool, as_json: bool) -> None:
    """List runs that are missing from the run library but have files, or recover RUN from its files.

    With --all, a library that is damaged is set aside, and a new one takes its place.
    """
    from qanneal_gui import paths
    from qanneal_gui.errors import QannealError
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.tidying import lost_runs
    from qanneal_gui.training.recovery import recover, sound_library

    library, aside = sound_library(paths.home()) if everything else (RunLibrary(), "")
    if aside:
        say(f"The run library was damaged and is {aside} now; a new one takes its place.")
    lost = lost_runs(library)
    recovered, refused = [], []
    for one in lost if everything else (run,) if run else ():
        try:
            say(recover(library, one))
            recovered.append(one)
        except QannealError as error:
            refused.append(str(error))
    if not recovered and not refused:
        for one in lost:
            say(one)
        say(
            "Recover one with: qanneal runs recover RUN"
            if lost
            else "No runs are missing from the run library."
        )
    if as_json:
        emit({"type": "summary", "lost": list(lost), "recovered": recovered})
    if refused:
        raise QannealError(" ".join(refused))


@click.command()
@click.argument("seconds", type=float, required=False)
@click.option(
    "--leap",
    metavar="SECONDS|none",
    help="What Leap says is left of your account's QPU time; counted down from now on. none: not known.",
)
@json_option
def limit(seconds: float | None, leap: str | None, as_json: bool) -> None:
    """Show this computer's limit of QPU time per month, or set it to SECONDS."""
    from qanneal_gui.runs.leap_left import set_leap_left
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.month_limit import month_limit, set_month_limit
    from qanneal_gui.runs.totals import leap_seconds_left, month_left

    library = RunLibrary()
    if leap is not None:
        set_leap_left(library.root, None if leap == "none" else _seconds(leap))
    if seconds is not None:
        set_month_limit(library.root, seconds)
    allowed, left, at_leap = month_limit(library.root), month_left(library), leap_seconds_left(library)
    say(
        f"This computer's limit is {write_seconds(allowed)} of QPU time per month; {write_seconds(left)} are "
        "left this month."
    )
    if at_leap is not None:
        say(f"Leap has {write_seconds(at_leap)} left, by what was entered and spent since.")
    if as_json:
        summary = {"type": "summary", "month_seconds": allowed, "month_left_seconds": left}
        emit(summary if at_leap is None else {**summary, "leap_left_seconds": at_leap})


def _seconds(text: str) -> float:
    try:
        return read_decimal(text)
    except NotANumberError:
        raise click.BadParameter(f"{text!r} is neither a number of seconds nor none") from None


def _run_line(record: Any) -> str:
    from qanneal_gui.runs import state_words
    from qanneal_gui.runs.records import has_not_learned

    shown = (("data", "dataset"), ("training", "method"), ("sampler", "kind"))
    # A run of an early version, or a row that was written by hand, may lack them.
    settings = [str((record.config.get(section) or {}).get(key, "–")) for section, key in shown]
    accuracy = ((record.best or {}).get("mlp") or {}).get("test_accuracy")
    mark = " !" if has_not_learned(record.state, record.message) else ""
    best = "–" if accuracy is None else write_percent(100 * accuracy)
    seconds = write_seconds(record.qpu_seconds, fixed=True)
    return (
        f"{record.id}  {state_words.of_run(record.state) + mark:11}  {record.steps:>5} steps  "
        f"{best:>8} best  {seconds:>11} of QPU time  "
        f"{'  '.join(filter(None, (*settings, record.name)))}"
    )


@click.group(invoke_without_command=True)
@click.pass_context
def data(context: click.Context) -> None:
    """List, download or import data sets."""
    if context.invoked_subcommand is None:
        context.invoke(list_data)


@data.command("list")
@json_option
def list_data(as_json: bool = False) -> None:
    """List the known data sets and where they are stored."""
    from qanneal_gui.data import listings

    known = listings()
    for listing in known:
        _data_out(listing, as_json)
    if as_json:
        emit({"type": "summary", "datasets": len(known)})


@data.command("download")
@click.argument("name")
@json_option
def download_data(name: str, as_json: bool) -> None:
    """Download a published data set and verify its checksums."""
    from qanneal_gui.data import download

    listing = download(name, say_progress)
    _data_out(listing, as_json)
    if as_json:
        emit({"type": "summary", "dataset": listing.name})


@data.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Name to use as data.dataset (default: that of the folder or file).")
@json_option
def import_data(path: Path, name: str | None, as_json: bool) -> None:
    """Copy a folder of IDX files or an .npz file into the program's own data."""
    from qanneal_gui.data import import_folder

    listing = import_folder(path, name)
    _data_out(listing, as_json)
    if as_json:
        emit({"type": "summary", "dataset": listing.name})


@data.command("folder")
@click.argument("path", required=False)
@click.option("--default", "reset", is_flag=True, help="Use the program's own folder again.")
@json_option
def data_folder(path: str | None, reset: bool, as_json: bool) -> None:
    """Show the folder where data sets are looked for and downloaded to, or set it to PATH.

    QANNEAL_DATA_DIR, if it is set, is looked into first.
    """
    from qanneal_gui.data import folder, sources

    if path is not None and (reset or not path.strip()):
        raise click.UsageError("Give a path, or --default.")
    if path is not None or reset:
        folder.choose(path or "")
    first, chosen = sources.data_dir(), folder.chosen()
    places = [str(place) for place in (first, chosen, folder.own_folder()) if place is not None]
    say(f"Data sets are looked for in {', then in '.join(places)}.")
    say(f"Downloads go to {chosen or folder.own_folder()}.")
    if as_json:
        downloads = str(chosen or folder.own_folder())
        emit(
            {
                "type": "summary",
                "folder": str(chosen) if chosen else None,
                "downloads": downloads,
                "places": places,
            }
        )


def _data_out(listing: Any, as_json: bool) -> None:
    if as_json:
        names = ("name", "title", "license", "source", "size", "where")
        place = str(listing.path) if listing.path else None
        emit({"type": "dataset", **{name: getattr(listing, name) for name in names}, "path": place})
    else:
        say(
            f"{listing.name:15} {listing.where:17} {listing.size / 1e6:7.1f} MB  "
            f"{listing.license}  {listing.title}"
        )
