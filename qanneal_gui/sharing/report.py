"""One page about recorded runs: results, curves, embedding, cost, settings, and how to repeat them."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from qanneal_gui import __version__, config, data
from qanneal_gui.annealing.embedding.embedding_file import FILE as EMBEDDING
from qanneal_gui.annealing.embedding.embedding_file import placement_in
from qanneal_gui.chip.svg import chip_svg
from qanneal_gui.config.sections import ESTIMATED, MOST_EXACT_CLASSES
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.figures import Table
from qanneal_gui.figures.html import Block, Code, Drawing, Facts, ReportSection, report
from qanneal_gui.runs import state_words
from qanneal_gui.runs.differences import differences, written
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import ACCURACY, METRICS, QPU_TIME, WALL_TIME, Metric, labelled
from qanneal_gui.runs.records import RunRecord, dumps, has_not_learned, told_apart
from qanneal_gui.sharing.archive import ledger_rows
from qanneal_gui.sharing.classes import class_blocks, classes_of
from qanneal_gui.sharing.formats import file_format
from qanneal_gui.sharing.run_figures import curves, overlay
from qanneal_gui.support.formatting import write_duration, write_seconds
from qanneal_gui.support.text import after_colon
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics import evidence
from qanneal_gui.training.diagnostics.outcome import judged

# A drawing of a large chip takes one or two megabytes, a row of the ledger nearly nothing.
_MOST_CHIPS = 3
_MOST_LEDGER_ROWS = 200
_MLP, _EBM, _ONE_HOT = (METRICS[name] for name in ("mlp_test", "ebm_test", "ebm_test_one_hot"))


@file_format("report", "Report (one HTML page)", suffix=".html", many=True)
def _page(library: RunLibrary, runs: Sequence[str]) -> bytes:
    return run_report(library, runs).encode()


def run_report(library: RunLibrary, runs: Sequence[str]) -> str:
    """Return a self-contained HTML page about one run, or about several and how they compare.

    Parameters
    ----------
    library : RunLibrary
    runs : sequence of str
        As in `RunLibrary.get`.

    Raises
    ------
    QannealError
        There is no such run.
    """
    records = list({record.id: record for record in map(library.get, runs)}.values())
    if len(records) == 1:
        return report(run_title(records[0]), _sections(library, records[0], ""))
    sections = [ReportSection("Comparison", _compared(library, records))]
    for i, run in enumerate(records):
        sections += _sections(library, run, f"{run_title(run)}: ", drawn=i < _MOST_CHIPS)
    return report(f"{len(records)} runs compared", sections)


def run_title(run: RunRecord) -> str:
    """Return what a run is called: its name and its identifier."""
    return f"{run.name} ({run.id})" if run.name else f"Run {run.id}"


def _sections(library: RunLibrary, run: RunRecord, prefix: str, drawn: bool = True) -> list[ReportSection]:
    steps = Measured(library, run.id)
    record = judged(run, partial(recorded_steps.recent, library, run))
    shown: list[tuple[str, tuple[Block, ...]]] = [
        ("Result", result_blocks(record, evidence.of_run(run.config, steps))),
        (
            "Curves",
            (curves(steps, library.resumptions(run.id), classes_of(run)),)
            if run.steps
            else ("No steps have been recorded yet.",),
        ),
        ("Classes", class_blocks(library, run, steps, drawn)),
        ("Embedding", embedding_blocks(library, run, drawn)),
        ("Cost", cost_blocks(library, run)),
        ("Settings", _settings(run)),
        ("How to repeat it", _repeat(run)),
    ]
    return [ReportSection(f"{prefix}{title}", blocks) for title, blocks in shown if blocks]


def result_blocks(run: RunRecord, found: evidence.Evidence) -> tuple[Block, ...]:
    """Return how a run stands, by what was found at its end and of its evidence."""
    values = run.config
    classes = ", ".join(classes_of(run))
    facts = [
        ("State", _state(run)),
        ("Data", f"{_setting(values, 'data', 'dataset')}, classes {classes}; licence: {license_of(values)}"),
        ("Network", f"{_setting(values, 'model', 'hidden')} hidden units, method {_method(values)}"),
        ("Steps", f"{run.steps:,}"),
        (_MLP.title, f"{_written(_MLP, run.last)} last, {_written(_MLP, run.best)} best"),
        (_EBM.title, f"{_written(_EBM, run.last)} last, {_written(_EBM, run.best)} at the MLP's best step"),
        ("Wall time", write_duration(run.seconds)),
        ("QPU time", qpu_in_words(run)),
        ("Started", f"{run.created:%Y-%m-%d %H:%M:%S} UTC"),
    ]
    if _ONE_HOT.of(run.last) is not None:
        last, best = (_written(_ONE_HOT, step) for step in (run.last, run.best))
        facts.insert(6, (_ONE_HOT.title, f"{last} last, {best} at the MLP's best step"))
    if found.useful is not None:
        facts.insert(len(facts) - 3, ("Evidence", found.sentence))
    if len(classes_of(run)) > MOST_EXACT_CLASSES:
        return Facts(tuple(facts)), f"{ESTIMATED} So are the EBM's accuracy and losses."
    return (Facts(tuple(facts)),)


def embedding_blocks(library: RunLibrary, run: RunRecord, drawn: bool) -> tuple[Block, ...]:
    """Tell and show where the network lay; nothing for samplers that need no chip."""
    directory = library.directory(run.id)
    if not os.path.lexists(directory / EMBEDDING):
        return ()
    try:
        placement = replace(placement_in(directory), classes=classes_of(run))
    except (ValueError, QannealError):
        return ("The embedding that was saved with the run cannot be read.",)
    copies = placement.copies
    facts = Facts(
        (
            ("Topology", placement.topology.name),
            ("Copies", f"{len(copies)}"),
            ("Qubits", f"{sum(len(copy.qubits) for copy in copies):,}"),
            ("Longest chains", f"{_span([copy.hub_qubits for copy in copies])} qubits"),
            ("Their diameters", f"{_span([copy.hub_diameter() for copy in copies])} couplers"),
        )
    )
    if not drawn:
        return (facts,)
    what = "star" if copies[0].outputs == 1 else "set of crossing lines"
    about = f"Hidden units and output chains on the chip, one {what} per copy of the network."
    return facts, Drawing(chip_svg(placement), about)


def cost_blocks(library: RunLibrary, run: RunRecord, most: int = _MOST_LEDGER_ROWS) -> tuple[Block, ...]:
    """Return what a run has cost, with the last of its submissions, at most so many."""
    rows = ledger_rows(library, run.id)
    facts = Facts((("QPU time", qpu_in_words(run)), ("Submissions", f"{run.submissions:,}")))
    if not rows:
        return facts, "Nothing was sent to a real or simulated QPU."
    unknown = sum(row["state"] == "unknown" for row in rows)
    sentence = "All submissions from the ledger; times are QPU access times."
    if unknown:
        sentence += f" The cost of {unknown} of them is unknown."
    if len(rows) > most:
        sentence += f" Only the last {most} of {len(rows):,} are shown."
    columns = (
        "time (UTC)",
        "solver",
        "state",
        "qubits",
        "reads",
        labelled("estimated", "ms"),
        labelled("billed", "ms"),
    )
    table = Table(
        "",
        columns,
        tuple(_ledger_row(row) for row in rows[-most:]),
        (False, False, False, True, True, True, True),
    )
    return facts, sentence, table


def _ledger_row(row: dict[str, Any]) -> tuple[str, ...]:
    billed = "–" if row["billed"] is None else f"{1e3 * row['billed']:,.1f}"
    return (
        str(row["created"])[:19].replace("T", " "),
        str(row["solver"]),
        str(row["state"]),
        f"{row['qubits']:,}",
        f"{row['reads']:,}",
        f"{1e3 * row['estimate']:,.1f}",
        billed,
    )


def _settings(run: RunRecord) -> tuple[Block, ...]:
    try:
        made = config.parse(run.config)
    except ConfigError as error:
        return (f"This version of qanneal cannot use these settings: {error}", Code(dumps(run.config)))
    values = config.flat(config.as_dict(made))
    rows = tuple(
        (key, field.title or key, written(values[key]), config.hints_of(field).unit)
        for key, field in config.described(made)
    )
    return (Table("", ("setting", "name", "value", "unit"), rows),)


def _repeat(run: RunRecord) -> tuple[Block, ...]:
    try:
        text = config.dumps(config.parse(run.config))
    except ConfigError:
        return ("The settings were written by another version of qanneal; repeat the run with that version.",)
    file, dataset = f"{run.id}.toml", str(_setting(run.config, "data", "dataset"))
    lines = [f"qanneal train {file}"]
    entry = data.CATALOGUE.get(dataset)
    if entry is not None and entry.files:
        lines.insert(0, f"qanneal data download {dataset}")
    same = "With the versions below, the results are identical to the last bit on the same kind of machine."
    kind = config.KINDS.get(str(_setting(run.config, "sampler", "kind")))
    if kind and kind.billed and _method(run.config) != "mlp":
        same = "The samples of a real QPU differ from run to run, and so do the results."
    seeds = tuple((f"Seed of {name}", str(value)) for name, value in run.seeds.items())
    return (
        f"Save these settings as {file}, then run the commands below. {same}",
        Code(text, file),
        Code("\n".join(lines), "On the terminal"),
        Facts((*seeds, *((name, str(version)) for name, version in run.versions.items()))),
        f"Licence of the data: {license_of(run.config)}. This report was made by qanneal {__version__}.",
    )


def runs_table(records: Sequence[RunRecord]) -> Table:
    """Return runs below each other, and how they have done."""
    columns: dict[str, Callable[[RunRecord], str]] = {
        "run": run_title,
        "state": _short_state,
        "data": lambda run: str(_setting(run.config, "data", "dataset")),
        "method": lambda run: _method(run.config),
        "sampler": lambda run: str(_setting(run.config, "sampler", "kind")),
        "steps": lambda run: f"{run.steps:,}",
        ACCURACY.called("last test accuracy"): lambda run: _written(_MLP, run.last).removesuffix(" %"),
        ACCURACY.called("best test accuracy"): lambda run: _written(_MLP, run.best).removesuffix(" %"),
        WALL_TIME.label: lambda run: f"{run.seconds:,.1f}",
        QPU_TIME.label: lambda run: f"{run.qpu_seconds:,.3f}",
    }
    rows = tuple(tuple(write(run) for write in columns.values()) for run in records)
    best = [_MLP.of(run.best) for run in records]
    highest = max((value for value in best if value is not None), default=None)
    notable = frozenset((i, 7) for i, value in enumerate(best) if value is not None and value == highest)
    numeric = (False,) * 5 + (True,) * 5
    return Table("", tuple(columns), rows, numeric, notable, "the best test accuracy of an MLP")


def _compared(library: RunLibrary, records: Sequence[RunRecord]) -> tuple[Block, ...]:
    different = differences([run.config for run in records])
    names = told_apart(records)
    settings = Table(
        "Settings that differ",
        ("setting", *names),
        tuple((one.key, *map(written, one.values)) for one in different),
    )
    named = [(name, Measured(library, run.id)) for name, run in zip(names, records, strict=True)]
    differing = settings if different else "All settings are the same."
    return runs_table(records), overlay(named), differing


def _setting(values: dict[str, Any], section: str, key: str, default: Any = "–") -> Any:
    return (values.get(section) or {}).get(key, default)


def _method(values: dict[str, Any]) -> str:
    return str(_setting(values, "training", "method"))


def license_of(values: dict[str, Any]) -> str:
    """Return the licence of a run's data, by its config."""
    entry = data.CATALOGUE.get(str(_setting(values, "data", "dataset")))
    return entry.license if entry else "not stated (the user's own files)"


def _written(metric: Metric, step: dict[str, Any] | None) -> str:
    value = metric.of(step)
    return "–" if value is None or not np.isfinite(value) else metric.quantity.text(value)


def _short_state(run: RunRecord) -> str:
    mark = "⚠ " if has_not_learned(run.state, run.message) else ""
    return mark + state_words.of_run(run.state, run.message)


def _state(run: RunRecord) -> str:
    if has_not_learned(run.state, run.message):
        return f"⚠ {state_words.of_run(run.state)}; {after_colon(run.message)}"
    word = state_words.of_run(run.state)
    return f"{word}: {after_colon(run.message)}" if run.message else word


def qpu_in_words(run: RunRecord) -> str:
    """Return the QPU time of a run, and whether it was a simulated one's."""
    kind = config.KINDS.get(str(_setting(run.config, "sampler", "kind")))
    simulated = " (simulated)" if kind and kind.chip == "simulated" else ""
    return f"{write_seconds(run.qpu_seconds)}{simulated}"


def _span(values: list[int]) -> str:
    return f"{min(values)}" if min(values) == max(values) else f"{min(values)}–{max(values)}"
