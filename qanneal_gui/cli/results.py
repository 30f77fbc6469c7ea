"""Results of experiments on the terminal: listed, exported again, deleted."""

from pathlib import Path

import click

from qanneal_gui.cli.output import emit, json_option, say


@click.group(invoke_without_command=True)
@click.pass_context
def results(context: click.Context) -> None:
    """List, export or delete the results that experiments have left."""
    if context.invoked_subcommand is None:
        context.invoke(list_results)


@results.command("list")
@click.option("--experiment", default="", help="Only results of this experiment, such as beta.")
@json_option
def list_results(experiment: str = "", as_json: bool = False) -> None:
    """List all results, newest first."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.experiments import kept

    there = kept.results(open_library(), experiment)
    for one in there:
        if as_json:
            emit(one.as_json())
        else:
            say(f"{one.id}  {one.title:25} {one.state:9} {one.sentence}".rstrip())
    if as_json:
        emit({"type": "summary", "results": len(there)})
    elif not there:
        say("There are no results yet; run an experiment, for example: qanneal equivalence")


@results.command("export")
@click.argument("result")
@click.option(
    "--out",
    "-o",
    "out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.{csv,svg,html,json}",
    help="Curves and tables, figures, one page with everything, or the measured values.",
)
@json_option
def export_result(result: str, out: Path, as_json: bool) -> None:
    """Write RESULT (its id, the beginning of its id, or last) as files, as at the experiment's end."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.experiments import kept
    from qanneal_gui.experiments.saving import save

    found = kept.reopen(open_library(), result)
    written = save(found.experiment, found.progress, found.records, out)
    for path in written:
        say(f"Wrote {path}.")
    if as_json:
        emit({"type": "summary", "result": found.about.id, "files": [str(path) for path in written]})


@results.command("delete")
@click.argument("result")
@json_option
def delete_result(result: str, as_json: bool) -> None:
    """Delete RESULT (its id, the beginning of its id, or last) for good; its runs stay."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.experiments import kept

    removed = kept.remove(open_library(), result)
    say(f"Deleted the result {removed}.")
    if as_json:
        emit({"type": "summary", "result": removed, "deleted": True})
