"""Runs leave and enter the library: export and import on the terminal."""

from pathlib import Path

import click

from qanneal_gui.cli.output import emit, json_option, note, say


@click.command()
@click.argument("runs", metavar="RUN…", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    help="safetensors, npz, onnx, csv, tensorboard, report, archive or kit (weights, model card, snippets); "
    "by default taken from the file name's extension (.html is a report, .qanneal an archive).",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File; for tensorboard and kit, a folder."
)
@click.option("--figure", type=click.Path(path_type=Path), help="SVG file for the curves, as for a paper.")
@click.option(
    "--width",
    type=click.FloatRange(4, 60),
    default=8.5,
    show_default=True,
    help="Width of the figure in cm; its text is of 8 pt.",
)
@json_option
def export(
    runs: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    figure: Path | None,
    width: float,
    as_json: bool,
) -> None:
    """Export one run, or several as csv, tensorboard, report, archive, kit or figure."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.sharing.formats import share

    library = open_library()
    if output is None and figure is None:
        raise click.UsageError("Say where to write: -o FILE, or --figure FILE.svg for the curves.")
    names = list(dict.fromkeys(library.get(run).id for run in runs))
    if output is not None:
        share(library, names, format_, output)
        say(f"Wrote {output}.")
    if figure is not None:
        from qanneal_gui.sharing.run_figures import of_runs, save_svg

        save_svg(of_runs(library, names), figure, width)
        say(f"Wrote {figure}.")
    if as_json:
        file = output or figure
        assert file is not None
        summary = {"type": "summary", "run": names[0], "runs": names, "file": str(file)}
        emit(summary | {"bytes": _size(file)} | ({"figure": str(figure)} if figure else {}))


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def import_runs(file: Path, as_json: bool) -> None:
    """Import the runs of an archive written by 'qanneal export --format archive'.

    They keep their ids. Their cost is shown but does not count towards this month.
    """
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.sharing.archive import unpack

    library = open_library()
    runs = unpack(library, file, note)
    for run in runs:
        if as_json:
            emit(library.get(run).as_json())
        say(f"Imported {run}.")
    if as_json:
        emit({"type": "summary", "runs": runs, "file": str(file)})


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)
