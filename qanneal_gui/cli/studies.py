"""Studies of many trials on the terminal."""

import contextlib
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from qanneal_gui.cli.output import emit, json_option, say
from qanneal_gui.errors import ConfigError, QannealError

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.experiments.comparison_study import Comparison
    from qanneal_gui.experiments.definition import Progress

INTERRUPTED = 130
"""Exit code of a study that the user stopped."""

_BAR_LENGTH = 1000


@click.command()
@click.option(
    "--pairs",
    default="2-3,Pullover-Dress",
    show_default=True,
    help="Pairs of classes separated by commas, as 2-3 (MNIST), Pullover-Dress (Fashion-MNIST) or "
    "digits:2-3; all: the paper's 16.",
)
@click.option("--dataset", default="", help="Data set of the pairs that do not name one.")
@click.option(
    "--methods",
    default="classical-1,classical-2,quantum-1",
    show_default=True,
    help="Methods, separated by commas.",
)
@click.option("--trials", default=16, show_default=True, help="Trials of every pair with every method.")
@click.option(
    "--preset",
    type=click.Choice(["stable", "paper"]),
    default="stable",
    show_default=True,
    help="Our settings, which do not fail, or those of the paper.",
)
@click.option(
    "--set", "overrides", multiple=True, metavar="SECTION.KEY=VALUE", help="Set one key of all trials."
)
@click.option("--workers", default=1, show_default=True, help="Local processes that share the trials.")
@click.option("--dask", default="", metavar="ADDRESS", help="Run the trials on this Dask cluster.")
@click.option("--fresh", is_flag=True, help="Repeat the trials that are finished, too.")
@click.option(
    "--out",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the results: FILE.csv, .json, .svg or .html; may be repeated.",
)
@json_option
def compare(
    pairs: str, dataset: str, methods: str, overrides: tuple[str, ...], out: tuple[Path, ...],
    as_json: bool, **options: Any,
) -> None:  # fmt: skip
    """Compare the paper's three methods over pairs of classes and many trials (Sec. 5.2).

    Finished trials are stored at once and never repeated: the same command goes on where it was.
    """
    from qanneal_gui.experiments import settings
    from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
    from qanneal_gui.runs.library import RunLibrary

    for path in out:
        if path.suffix.lower() not in _WRITERS:
            raise click.BadParameter(f"{path} must end in {', '.join(_WRITERS)}", param_hint="--out")
    given = {
        "pairs": [_in(dataset, pair) for pair in _words(pairs)],
        "methods": _words(methods),
        "overrides": overrides,
        **options,
    }
    try:
        comparison = Comparison(settings.parse(CompareSettings, given))
    except ConfigError as error:
        raise click.UsageError(str(error)) from None
    stop = threading.Event()
    shown = _Shown()
    with _interruptible(stop):
        try:
            shown.follow(comparison.run(RunLibrary(), stop), as_json)
        finally:
            for path in out if shown.rows else ():
                _WRITERS[path.suffix.lower()](path, comparison, shown)
                say(f"Wrote {path}.")
    for line in _table_lines(shown):
        say(line)
    say(shown.sentence)
    if shown.summary.get("state") == "stopped":
        say("The same command goes on where it was.")
        sys.exit(INTERRUPTED)


class _Shown:
    """The newest of everything that the study has shown."""

    def __init__(self) -> None:
        self.sentence = ""
        self.trials: list[dict[str, Any]] = []
        self.summary: dict[str, Any] = {}
        self.last: Progress | None = None

    @property
    def rows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.summary.get("rows", [])
        return found

    def follow(self, progresses: "Iterator[Progress]", as_json: bool) -> None:
        """Print records as they come, and how far the study is."""
        told = -1
        with contextlib.ExitStack() as stack:
            bar: Any = None
            for progress in stack.enter_context(contextlib.closing(progresses)):  # type: ignore[type-var]
                first = self.last is None
                self._take(progress, as_json)
                if first:
                    say(progress.sentence)
                    if sys.stderr.isatty():
                        bar = stack.enter_context(_progress_bar())
                elif bar:
                    bar.update(round(_BAR_LENGTH * progress.fraction) - bar.pos, progress)
                elif progress.seconds_left and int(10 * progress.fraction) > told:
                    told = int(10 * progress.fraction)
                    say(_standing(progress))

    def _take(self, progress: "Progress", as_json: bool) -> None:
        self.last, self.sentence = progress, progress.sentence
        for record in progress.records:
            if record["type"] == "summary":
                self.summary = record
            else:
                self.trials.append(record)
            if as_json:
                emit(record)


def _progress_bar() -> Any:
    return click.progressbar(
        length=_BAR_LENGTH,
        label="Trials",
        file=sys.stderr,
        show_eta=False,
        item_show_func=_standing,
        update_min_steps=0,
    )


def _standing(progress: Any) -> str:
    if progress is None:
        return ""
    left = "" if not progress.seconds_left else f" About {_duration(progress.seconds_left)} left."
    return f"{progress.sentence}{left}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def _table_lines(shown: _Shown) -> list[str]:
    """Return the rows for people: one line per pair and method."""
    return [
        f"{row['dataset']:14} {row['pair']:18} {row['method']:12} {row['trials']:>5} trials"
        f"  {row['success_rate']:>4.0%} successful  {_accuracy(row)}"
        for row in shown.rows
    ]


def _accuracy(row: dict[str, Any]) -> str:
    if row["test_accuracy"] is None:
        return "test accuracy –"
    spread = "" if row["std"] is None else f" ± {row['std']:.1%}"
    steps = "never" if row["steps_to_70"] is None else f"after {row['steps_to_70']} steps"
    return f"test accuracy {row['test_accuracy']:.1%}{spread}, 70 % {steps}"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _in(dataset: str, pair: str) -> str:
    return f"{dataset}:{pair}" if dataset and ":" not in pair else pair


def _write_json(path: Path, comparison: "Comparison", shown: _Shown) -> None:
    given = comparison.settings.model_dump(mode="json")
    by_place = sorted(shown.trials, key=lambda t: (t["dataset"], t["pair"], t["method"], t["trial"]))
    content = {**shown.summary, "type": "compare", "settings": given, "results": by_place}
    _write(path, json.dumps(content, indent=1) + "\n")


def _write_csv(path: Path, comparison: "Comparison", shown: _Shown) -> None:
    from qanneal_gui.figures import Table
    from qanneal_gui.figures.csv import table_csv

    columns = tuple(shown.rows[0])
    rows = [tuple("" if row[name] is None else str(row[name]) for name in columns) for row in shown.rows]
    _write(path, table_csv(Table(comparison.title, columns, tuple(rows))))


def _write_svg(path: Path, comparison: "Comparison", shown: _Shown) -> None:
    """Write the figures: one file each, numbered where there are several."""
    from qanneal_gui.figures.svg import svg

    drawn = shown.last.figures if shown.last else ()
    for number, figure in enumerate(drawn, 1):
        _write(path if number == 1 else path.with_stem(f"{path.stem}-{number}"), svg(figure))


def _write_html(path: Path, comparison: "Comparison", shown: _Shown) -> None:
    from qanneal_gui.figures.html import Facts, Section, report

    assert shown.last is not None
    values = comparison.settings.model_dump(mode="json")
    fields = type(comparison.settings).model_fields
    facts = tuple((str(fields[name].title), _plain(value)) for name, value in values.items())
    about = f"{comparison.sentence} {comparison.paper}. {shown.sentence}"
    sections = (
        Section("What was done", (about, Facts(facts))),
        Section("Figures", shown.last.figures),
        Section("Tables", shown.last.tables),
    )
    _write(path, report(comparison.title, sections))


def _plain(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text or "–"


_WRITERS: dict[str, Callable[[Path, "Comparison", _Shown], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".svg": _write_svg,
    ".html": _write_html,
}


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise QannealError(f"Cannot write {path}: {error.strerror}; choose another place.") from None


@contextlib.contextmanager
def _interruptible(stop: threading.Event) -> Iterator[None]:
    """Let the first Ctrl-C end the study, saved, and the second one at once."""

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        say("\nStopping; finished trials are kept. Press Ctrl-C again to stop at once.")

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
