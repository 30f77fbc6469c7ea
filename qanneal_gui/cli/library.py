"""Runs and data sets on the terminal."""

from pathlib import Path
from typing import Any

import click

from qanneal_gui import config
from qanneal_gui.cli.output import emit, json_option, say, say_progress


@click.group(invoke_without_command=True)
@click.pass_context
def runs(context: click.Context) -> None:
    """List, show or delete recorded runs."""
    if context.invoked_subcommand is None:
        context.invoke(list_runs)


@runs.command("list")
@click.option("--search", default="", help="Words that must occur in the name, tags, notes, data set or id.")
@click.option("--state", default="", help="Only runs in this state, such as finished.")
@click.option("--starred", is_flag=True, help="Only starred runs.")
@json_option
def list_runs(search: str = "", state: str = "", starred: bool = False, as_json: bool = False) -> None:
    """List all runs, newest first."""
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.listing import Filter, found

    library = RunLibrary()
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
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary()
    record = library.get(run)
    if as_json:
        emit(record.as_json())
        for step in library.steps(record.id):
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
    """Delete one run and its files."""
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary()
    record = library.get(run)
    library.delete(record.id)
    say(f"Deleted {record.id}.")
    if as_json:
        emit({"type": "summary", "run": record.id, "deleted": True})


def _run_line(record: Any) -> str:
    from qanneal_gui.runs.records import has_not_learned

    settings = record.config
    accuracy = ((record.best or {}).get("mlp") or {}).get("test_accuracy")
    mark = " !" if has_not_learned(record.state, record.message) else ""
    return (
        f"{record.id}  {record.state + mark:11}  {record.steps:>5} steps  "
        f"{'  –  ' if accuracy is None else f'{accuracy:6.1%}'} best  {record.qpu_seconds:8.2f} s QPU  "
        f"{settings['data']['dataset']}  {settings['training']['method']}  {settings['sampler']['kind']}"
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
