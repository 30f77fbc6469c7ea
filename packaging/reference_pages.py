"""Write the pages of the manual that the program itself knows best: ``make reference``."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import dropwhile
from pathlib import Path

import click

from qanneal_gui.cli import cli
from qanneal_gui.config import PRESETS, preset_about
from qanneal_gui.paths import resource
from qanneal_gui.runs.metrics import METRICS

DOCS = Path(__file__).parents[1] / "docs"
MADE = "Made from the program by `make reference`."


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table of Markdown."""
    cells = [head, ("---",) * len(head), *(tuple(cell.replace("|", r"\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def terminal() -> Iterator[str]:
    """Yield the paragraphs of the page of the terminal's commands."""
    yield (
        f"# The terminal\n\n{MADE} With `--json`, standard output holds one JSON object a line, each with a "
        "`type`, the last one a `summary`; everything for people goes to standard error. Exit codes: 0 done, "
        "1 failed (one line says why and what to do), 2 wrong usage, 130 stopped and saved."
    )
    yield from _commands(click.Context(cli, info_name="qanneal", **cli.context_settings), cli)


def _commands(context: click.Context, group: click.Group) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        inner = click.Context(command, parent=context, info_name=name)
        usage = " ".join(command.collect_usage_pieces(inner))
        yield f"## {inner.command_path}\n\n`{inner.command_path} {usage}`\n\n{_about(command)}"
        if rows := [record for one in command.params if (record := one.get_help_record(inner)) and record[1]]:
            yield table(("option", "meaning"), ((f"`{_plain(key)}`", _plain(text)) for key, text in rows))
        if isinstance(command, click.Group):
            yield from _commands(inner, command)


def _about(command: click.Command) -> str:
    return "\n\n".join(
        " ".join(part.split()) for part in (command.help or "").replace("\b", "").split("\n\n")
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def presets() -> Iterator[str]:
    """Yield the paragraphs of the page of the presets."""
    yield (
        f"# Presets\n\n{MADE} A preset sets some keys of a run; all others keep the defaults of "
        "[settings.md](settings.md), which are the demo. `qanneal train --preset NAME` trains one."
    )
    for name in PRESETS:
        lines = resource("presets", f"{name}.toml").read_text(encoding="utf-8").splitlines()
        settings = "\n".join(dropwhile(lambda line: line.startswith("#"), lines))
        yield f"## {name}\n\n{preset_about(name)}\n\n```toml\n{settings}\n```"


def metrics() -> Iterator[str]:
    """Yield the paragraphs of the page of what is measured at the steps of a run."""
    yield (
        f"# Metrics\n\n{MADE} *Name* is where the `step` objects of `--json`, the columns of a CSV and the "
        "tags of TensorBoard have it. What is shown in per cent is stored from 0 to 1."
    )
    yield table(
        ("name", "in the window", "unit", "better", "meaning"),
        (
            (f"`{one.path}`", one.title, one.quantity.unit, one.quantity.better, one.about)
            for one in METRICS.values()
        ),
    )


_ROOMS = {
    "science": "The model, exact conditionals, gradients, ADAM and metrics: NumPy alone, no files, no Ocean.",
    "annealing": "Ising problems, embedding, samplers, the simulated device, calibration and cost.",
    "runs": "The library of runs, its ledger, and the catalogue of metrics. Qt is nowhere in it.",
}


def inside(room: str) -> Iterator[str]:
    """Yield the paragraphs of the page of one room of the package, for those who read or extend its code."""
    yield (
        f"# Inside: {room}\n\n{MADE} {_ROOMS[room]} Only [the names for programs](python.md) are stable; "
        "these may change with any version. [Architecture](architecture.md) says how the rooms fit together."
    )
    source = DOCS.parent / "qanneal_gui"
    for path in sorted((source / room).rglob("*.py")):
        parts = path.relative_to(source.parent).with_suffix("").parts
        if parts[-1] == "__init__":
            continue
        name = ".".join(parts)
        yield f"## {'.'.join(parts[2:])}\n\n```{{eval-rst}}\n.. automodule:: {name}\n   :members:\n```"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "terminal": terminal,
    "presets": presets,
    "metrics": metrics,
    **{f"inside-{room}": partial(inside, room) for room in _ROOMS},
}
"""The pages by the names of their files."""

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / f"{name}.md").write_text("\n\n".join(page()) + "\n", encoding="utf-8")
