"""What the pages say: the queue and the runs, and one of them, from the library as it is now."""

import hashlib
import json
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from qanneal_gui.annealing.embedding.embedding_file import FILE as EMBEDDING
from qanneal_gui.annealing.embedding.embedding_file import placement_in
from qanneal_gui.chip.svg import chip_svg
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.queued import in_words
from qanneal_gui.figures import Figure
from qanneal_gui.figures.colours import page_palette
from qanneal_gui.figures.html import Facts, block_html
from qanneal_gui.figures.svg import draw
from qanneal_gui.runs import state_words
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.in_words import preset_in_words, run_in_words
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.listing import count
from qanneal_gui.runs.locking import ID
from qanneal_gui.runs.metrics import DECISIVE, METRICS
from qanneal_gui.runs.month_limit import month_limit
from qanneal_gui.runs.orders import give
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_bill import bill
from qanneal_gui.runs.queue_entry import RUN, Entry
from qanneal_gui.runs.records import RunRecord, dumps, has_not_learned
from qanneal_gui.runs.totals import leap_seconds_left, totals
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.report import cost_blocks, embedding_blocks, qpu_in_words, result_blocks, run_title
from qanneal_gui.sharing.run_figures import curves
from qanneal_gui.support.formatting import write_count, write_duration, write_estimate, write_seconds
from qanneal_gui.support.text import for_markup
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics import evidence
from qanneal_gui.training.diagnostics.outcome import judged

MOST_RUNS = 100
"""Runs, and entries of the queue, on the first page."""

_MOST_SUBMISSIONS = 10
_MOST_KEPT = 32
_SHORTEST = 1.0
_REST = 10.0
"""What is shown is made again after a second at the earliest, and after ten times as long as it took."""

_PANEL_WIDTH = 460.0
"""Of a plot, in pixels: its words can be read on a phone."""

_STOP = '<form method="post" action="/runs/{run}/stop"><button>Stop after the current step</button></form>\n'


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a page that changes.

    Attributes
    ----------
    title : str
        Plain text.
    html : str
    tag : str
        An entity tag: another one if anything has changed.
    """

    title: str
    html: str
    tag: str


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: Hashable
    made: float
    cost: float
    value: Any


class Content:
    """What a library has to show; may be used from any thread.

    However many look at it, one thread at a time makes what they see, and it is made no more often than
    necessary.

    Parameters
    ----------
    library : RunLibrary
    stops : bool
        Whether the page of a run that is driven has a button that stops it.
    clock : callable
        Seconds, from any start.
    """

    def __init__(
        self, library: RunLibrary, stops: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._library = library
        self.stops = stops
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    def runs(self) -> Part:
        """Return the queue and the runs, the newest first, with what this month has cost."""
        part: Part = self._once("runs", None, lambda: _part("Queue and runs", self._listed()))
        return part

    def run(self, run: str) -> Part | None:
        """Return what there is about a run; None if there is no such run.

        Parameters
        ----------
        run : str
            Its whole identifier.
        """
        record = self._record(run)
        if record is None:
            return None
        stamp = (record.updated, record.state, record.message, record.name, record.steps)
        button = _STOP.format(run=run) if self.stops and record.state in ("running", "paused") else ""

        def make() -> Part:
            return _part(run_title(record), button + _about(self._library, record, self._chip(record)))

        part: Part = self._once(run, stamp, make)
        return part

    def stop(self, run: str) -> bool:
        """Tell whoever drives a run to stop it after its current step; False if there is no such run.

        Raises
        ------
        QannealError
            Nobody drives it.
        """
        if self._record(run) is None:
            return False
        give(self._library, run, "stop")
        return True

    def chip(self, run: str) -> bytes | None:
        """Return the SVG picture of the chip on which a run lies; None if there is none."""
        record = self._record(run)
        path = self._chip(record) if record else None
        if record is None or path is None:
            return None
        picture: bytes | None = self._once(
            (run, "chip"), path.stat().st_mtime_ns, lambda: _chip_picture(path.parent, classes_of(record))
        )
        return picture

    def _record(self, run: str) -> RunRecord | None:
        if not ID.fullmatch(run):
            return None
        try:
            return self._library.get(run)
        except QannealError:
            # A run that is not there, or a library that is not: the latter is said.
            count(self._library)
            return None

    def _chip(self, record: RunRecord) -> Path | None:
        path = self._library.directory(record.id) / EMBEDDING
        return path if path.is_file() else None

    def _once(self, key: Hashable, stamp: Hashable, make: Callable[[], Any]) -> Any:
        """Return what `make` makes, or what it made before if that is new enough, or its stamp the same."""
        with self._lock:
            start = self._clock()
            kept = self._kept.get(key)
            if kept is not None:
                fresh = start - kept.made < max(_SHORTEST, _REST * kept.cost)
                if fresh or (stamp is not None and stamp == kept.stamp):
                    self._kept.move_to_end(key)
                    return kept.value
            value = make()
            end = self._clock()
            self._kept[key] = _Kept(stamp, end, end - start, value)
            self._kept.move_to_end(key)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
            return value

    def _listed(self) -> str:
        library = self._library
        records = library.runs(most=MOST_RUNS)
        there = count(library)
        cards = "\n".join(map(_card, records))
        more = (
            f"<p>{write_count(there - len(records), 'older run')} not shown.</p>"
            if there > len(records)
            else ""
        )
        none = "" if records else "<p>There are no runs yet.</p>"
        return f"<section>{_month(library)}</section>\n{_queue(library)}<h2>Runs</h2>{none}{cards}{more}"


def _part(title: str, html: str) -> Part:
    return Part(title, html, f'"{hashlib.sha256(html.encode()).hexdigest()[:32]}"')


def _month(library: RunLibrary) -> str:
    today = datetime.now(UTC)
    used = totals(library).monthly_usage(today.year, today.month).seconds
    facts = [("QPU time this month", f"{write_seconds(used)} of {write_seconds(month_limit(library.root))}")]
    at_leap = leap_seconds_left(library)
    if at_leap is not None:
        facts.append(("Left at Leap", write_seconds(at_leap)))
    return block_html(Facts(tuple(facts)))


def _queue(library: RunLibrary) -> str:
    """Return what waits and what runs, in its order, with its bill; nothing if there is no such thing."""
    queue = Queue(library)
    entries = [one for one in queue.entries() if one.state != "done"]
    if not entries:
        return ""
    found = bill(entries, library)
    halted = " It is paused." if queue.settings.paused else ""
    said = f"<p>{for_markup((found.shortfall or found.sentence) + halted)}</p>"
    cards = "\n".join(map(_queued, entries[:MOST_RUNS]))
    later = len(entries) - MOST_RUNS
    more = f"<p>{later:,} further back not shown.</p>" if later > 0 else ""
    return f"<section><h2>Queue</h2>{said}{cards}{more}</section>\n"


def _queued(entry: Entry) -> str:
    """Return an entry of the queue in two lines, a link to its run if it has begun one."""
    what = _in_words(dumps(entry.settings)) if entry.kind == RUN else in_words(entry)
    told = [write_estimate(entry.seconds)]
    if entry.billed:
        told.append(f"about {write_seconds(entry.qpu_seconds)} of QPU time")
    if entry.message:
        told.append(entry.message)
    link = f' href="/runs/{entry.run}"' if entry.steps is not None and ID.fullmatch(entry.run) else ""
    return (
        f'<a class="run"{link}><span class="name">{entry.position}. {for_markup(entry.title)}</span> '
        f'<span class="state {for_markup(entry.state)}">{for_markup(state_words.of_entry(entry))}</span>'
        f'<span class="line">{for_markup(what)}</span>'
        f'<span class="line quiet">{for_markup(" · ".join(told))}</span></a>'
    )


def _card(run: RunRecord) -> str:
    """Return a run in three lines, all of them a link to its page."""
    last, best = (_accuracy(step) for step in (run.last, run.best))
    told = [_steps(run)]
    if last:
        told.append(f"test accuracy {last} last, {best} best")
    if run.qpu_seconds:
        told.append(f"QPU time {qpu_in_words(run)}")
    mark = "⚠ " if has_not_learned(run.state, run.message) else ""
    state = for_markup(mark + state_words.of_run(run.state, run.message))
    return (
        f'<a class="run" href="/runs/{run.id}"><span class="name">{for_markup(run.name or run.id)}</span> '
        f'<span class="state {for_markup(run.state)}">{state}</span>'
        f'<span class="line">{for_markup(_in_words(dumps(run.config)))}</span>'
        f'<span class="line quiet">{for_markup(" · ".join(told))}</span>'
        f'<span class="line quiet">{run.created:%Y-%m-%d %H:%M} UTC</span></a>'
    )


def _about(library: RunLibrary, run: RunRecord, chip: Path | None) -> str:
    steps = Measured(library, run.id)
    record = judged(run, partial(recorded_steps.recent, library, run))
    asked = _asked(run)
    progress = f'<progress value="{run.steps}" max="{asked}"></progress>' if asked else ""
    first = Facts((("Progress", _steps(run)), ("Settings", preset_in_words(run.config) or "–")))
    results = result_blocks(record, evidence.of_run(run.config, steps))
    sections = [("", [progress, block_html(first)]), ("Result", list(map(block_html, results)))]
    figure = curves(steps, library.resumptions(run.id), classes_of(run)) if run.steps else None
    if figure and figure.panels:
        sections.append(("Curves", [_plots(figure)]))
    sections.append(("Cost", list(map(block_html, cost_blocks(library, run, _MOST_SUBMISSIONS)))))
    if chip is not None:
        shown = [block_html(block) for block in embedding_blocks(library, run, drawn=False)]
        picture = f'<img class="chip" src="/runs/{run.id}/chip.svg" alt="The network on the chip">'
        sections.append(("Chip", [*shown, picture]))
    return "\n".join(_section(title, blocks) for title, blocks in sections)


def _section(title: str, blocks: list[str]) -> str:
    head = f"<h2>{for_markup(title)}</h2>" if title else ""
    return f"<section>{head}{''.join(blocks)}</section>"


def _plots(figure: Figure) -> str:
    """Return a figure as one drawing for each panel: how many stand side by side is for the page to say."""
    drawn = (
        draw(replace(figure, panels=(panel,), title="", caption=""), page_palette(), width=_PANEL_WIDTH)
        for panel in figure.panels
    )
    caption = f"<figcaption>{for_markup(figure.caption)}</figcaption>" if figure.caption else ""
    return f'<figure><div class="plots">{"".join(drawn)}</div>{caption}</figure>'


def _chip_picture(directory: Path, classes: tuple[str, ...]) -> bytes | None:
    try:
        placement = replace(placement_in(directory), classes=classes)
    except (ValueError, QannealError):
        return None
    return chip_svg(placement).encode()


def _accuracy(step: dict[str, Any] | None) -> str:
    metric = METRICS[DECISIVE]
    value = metric.of(step)
    return "" if value is None or not math.isfinite(value) else metric.quantity.text(value)


def _asked(run: RunRecord) -> int:
    """Return how many steps a run was told to take; 0 if its settings do not say."""
    asked = (run.config.get("training") or {}).get("steps")
    return asked if isinstance(asked, int) and asked > 0 else 0


def _steps(run: RunRecord) -> str:
    asked = _asked(run)
    took = f", {write_duration(run.seconds)}" if run.seconds else ""
    return (f"{run.steps:,} of {asked:,} steps" if asked else write_count(run.steps, "step")) + took


@lru_cache(maxsize=4 * MOST_RUNS)
def _in_words(config: str) -> str:
    return run_in_words(json.loads(config))
