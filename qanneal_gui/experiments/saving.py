"""What an experiment has shown, as files: one HTML page, CSV, SVG or JSON lines."""

import json
import platform
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.definition import Experiment, Progress
from qanneal_gui.experiments.repeating import BESIDE_A_RUN, command_line
from qanneal_gui.figures import Table
from qanneal_gui.figures.csv import figure_csv, table_csv
from qanneal_gui.figures.html import Block, Code, Facts, ReportSection, report
from qanneal_gui.figures.svg import svg
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.support.formatting import write_count, write_duration, write_seconds
from qanneal_gui.support.versions import versions

FORMATS = ("html", "csv", "svg", "json")
"""Suffixes that `save` writes."""


def save(
    experiment: Experiment,
    progress: Progress,
    records: Sequence[dict[str, Any]],
    path: Path,
    *,
    published: bool = True,
) -> list[Path]:
    """Write what there is into the format that the path's suffix names; return the files written.

    CSV and SVG become several files where there are several figures or tables: ``name.csv``,
    ``name-2.csv`` and so on. The first CSV file is the rows of the experiment's summary, if it has some.

    Raises
    ------
    QannealError
        The suffix is none of `FORMATS`, or the file cannot be written.
    """
    match path.suffix.lower().removeprefix("."):
        case "html":
            texts = [page(experiment, progress, records, published=published)]
        case "csv":
            texts = [table_csv(rows)] if (rows := _rows(experiment, records)) else []
            texts += [figure_csv(figure, published=published) for figure in progress.figures]
            shown = progress.tables if published else [t.without_published() for t in progress.tables]
            texts += [table_csv(table) for table in shown]
        case "svg":
            texts = [svg(figure, published=published) for figure in progress.figures]
        case "json":
            texts = ["".join(json.dumps(record) + "\n" for record in records)]
        case _:
            raise QannealError(f"{path.name} must end in .{', .'.join(FORMATS[:-1])} or .{FORMATS[-1]}.")
    if not texts:
        raise QannealError(f"There is nothing to export as {path.suffix} yet; run the experiment first.")
    written = numbered(path, len(texts))
    for target, text in zip(written, texts, strict=True):
        write_export(target, text.encode())
    return written


def numbered(path: Path, count: int) -> list[Path]:
    """Return names for several files of a kind."""
    return [path, *(path.with_name(f"{path.stem}-{i}{path.suffix}") for i in range(2, count + 1))]


def page(
    experiment: Experiment,
    progress: Progress,
    records: Sequence[dict[str, Any]] = (),
    *,
    published: bool = True,
) -> str:
    """Return one HTML page with everything in it."""
    results: tuple[Block, ...] = (progress.sentence, *progress.figures, *progress.tables)
    about = Facts(
        (
            ("Experiment", experiment.title),
            *([("In the paper", experiment.paper)] if experiment.paper else []),
            ("Created", datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")),
            *_cost_facts(records),
        )
    )
    repeat = (
        Code(command_line(experiment), "The same on the terminal:"),
        Facts((*versions().items(), ("Computer", f"{platform.system()} on {platform.machine()}"))),
    )
    sections = [
        ReportSection("What it shows", (experiment.sentence, about)),
        ReportSection("Results", results),
        ReportSection("Settings", _settings_blocks(experiment)),
        ReportSection("How to repeat it", repeat),
    ]
    return report(experiment.title, sections, published=published)


def _rows(experiment: Experiment, records: Sequence[dict[str, Any]]) -> Table | None:
    rows = records[-1].get("rows") if records else None
    if not rows:
        return None
    flat = [_flat(row) for row in rows]
    names = dict.fromkeys(name for row in flat for name in row)
    columns = tuple(name for name in names if not any(other.startswith(f"{name}.") for other in names))
    texts = tuple(
        tuple("" if (value := row.get(name)) is None else str(value) for name in columns) for row in flat
    )
    return Table(experiment.title, columns, texts)


def _flat(row: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Return a row with one column for each value: those of an object are named ``object.value``."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        found |= (
            _flat(value, f"{before}{name}.") if isinstance(value, Mapping) else {f"{before}{name}": value}
        )
    return found


def _cost_facts(records: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return how it ended and what it cost, from its summary; before the end there is none."""
    if not records or records[-1].get("type") != "summary":
        return [("State", "not finished")]
    last = records[-1]
    facts = [("State", str(last["state"]))] if "state" in last else []
    if last.get("seconds") is not None:
        facts.append(("Duration", write_duration(last["seconds"])))
    if last.get("submissions"):
        submissions = write_count(last["submissions"], "submission")
        facts.append(("QPU time", f"{write_seconds(last['qpu_seconds'])} in {submissions}"))
    return facts


def _settings_blocks(experiment: Experiment) -> tuple[Block, ...]:
    """Return the settings; of an experiment that was given a run, that run."""
    run = getattr(experiment, "config", None)
    if isinstance(run, RunConfig):
        return (
            Facts(_settings(experiment.settings, among=BESIDE_A_RUN)),
            Code(run_config.dumps(run), "Settings of the run at each value:"),
        )
    return (Facts(_settings(experiment.settings)),)


def _settings(settings: BaseModel, among: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    shown = []
    for name, field in type(settings).model_fields.items():
        if among and name not in among:
            continue
        value = getattr(settings, name)
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        shown.append((field.title or name, f"{text} {run_config.hints_of(field).unit}".strip()))
    return tuple(shown)
