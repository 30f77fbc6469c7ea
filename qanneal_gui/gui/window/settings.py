"""What the window remembers: a small JSON file in the home directory, as `support.remembered` has them."""

import base64
import logging
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
)
from typing_extensions import override

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.theme import Mode
from qanneal_gui.gui.dwave.place import Place
from qanneal_gui.gui.figure.options import FigureOptions
from qanneal_gui.paths import home
from qanneal_gui.runs.smoothing import SMOOTHING
from qanneal_gui.support.remembered import Remembered, recall, remember

_log = logging.getLogger(__name__)
_LARGEST = 2**20
_MOST_SEARCHES, _MOST_RECENT, _MOST_CHOICES = 100, 10, 20
_LONGEST_TITLE, _LONGEST_NOTES = 300, 100_000
_WIDEST = 10_000


def _smoothing(value: str) -> str:
    if value not in SMOOTHING:
        raise ValueError(f"it must be one of {', '.join(SMOOTHING)}")
    return value


def _decoded(value: Any) -> Any:
    return base64.b64decode(value, validate=True) if isinstance(value, str) else value


def _endpoint(value: str) -> str:
    return Place(endpoint=value).endpoint


def _region(value: str) -> str:
    return Place(region=value).region


def _profile(value: str) -> str:
    return Place(profile=value).profile


def _run(value: Any) -> Any:
    return config.parse(value) if isinstance(value, dict) else value


_Bytes = Annotated[
    bytes,
    BeforeValidator(_decoded),
    PlainSerializer(lambda value: base64.b64encode(value).decode("ascii"), when_used="json"),
]


class WindowSettings(Remembered):
    """Look and geometry of the window, the last settings of a run, and where D-Wave was last looked for.

    Attributes
    ----------
    searches, setting_columns : tuple of str
        Saved searches over runs, the newest last, and the settings that have a column in their table.
    settings_width, evidence_width : int
        Pixels that the user has given the sides; 0 for the usual share.
    hidden_sides : tuple of str
        Of ``settings`` and ``evidence``.
    run_details : bool or None
        Whether details stand below the table of runs; None for wherever there is room.
    figure : FigureOptions
        How figures were last exported.
    run : RunConfig
        The last config of the form that could be run.
    entries : dict
        The last value of each field that could be used, by its key, also while others cannot be run with it.
    origin, origin_title
        What the form was filled with.
    sweep : dict
        What is varied in the form, as the settings of a sweep; empty if nothing is.
    name, notes : str
        Of the next run.
    page : str
        Title of the page shown.
    chip : dict of str to bool
        Choices of the page of the chip that the user has made.
    splitters : dict of str to bytes
        Those that the user has moved.
    last_run : str
        The run that the window was driving; empty once it has ended.
    recent : tuple of str
        Paths opened, the newest first.
    """

    theme: Mode = "system"
    smoothing: Annotated[str, AfterValidator(_smoothing)] = "light"
    geometry: _Bytes = b""
    endpoint: Annotated[str, AfterValidator(_endpoint)] = ""
    region: Annotated[str, AfterValidator(_region)] = ""
    profile: Annotated[str, AfterValidator(_profile)] = ""
    searches: tuple[str, ...] = Field(default=(), max_length=_MOST_SEARCHES)
    setting_columns: tuple[str, ...] = ()
    settings_width: int = Field(default=0, ge=0, le=_WIDEST)
    evidence_width: int = Field(default=0, ge=0, le=_WIDEST)
    hidden_sides: tuple[str, ...] = ()
    run_details: bool | None = None
    figure: FigureOptions = Field(default_factory=FigureOptions)
    run: Annotated[RunConfig, BeforeValidator(_run)] = Field(default_factory=RunConfig)
    entries: dict[str, Any] = Field(default_factory=dict)
    origin: Annotated[RunConfig | None, BeforeValidator(_run)] = None
    origin_title: str = Field(default="", max_length=_LONGEST_TITLE)
    sweep: dict[str, Any] = Field(default_factory=dict)
    name: str = Field(default="", max_length=_LONGEST_TITLE)
    notes: str = Field(default="", max_length=_LONGEST_NOTES)
    page: str = ""
    chip: dict[str, bool] = Field(default_factory=dict, max_length=_MOST_CHOICES)
    splitters: dict[str, _Bytes] = Field(default_factory=dict)
    last_run: str = Field(default="", max_length=_LONGEST_TITLE)
    recent: tuple[str, ...] = Field(default=(), max_length=_MOST_RECENT)

    @property
    def place(self) -> Place:
        """Where the Solver API was last looked for."""
        return Place(self.endpoint, self.region, self.profile)

    @override
    def changed(self, **values: Any) -> Self:
        """Return the settings with some values changed, which are not looked at."""
        return self.model_copy(update=values)


def path() -> Path:
    """Return the path of the file."""
    return home() / "window.json"


def load() -> WindowSettings:
    """Read the file; whatever cannot be used takes its default."""
    return recall(WindowSettings, path(), _LARGEST)


def save(settings: WindowSettings) -> bool:
    """Write the file in one piece, and return whether that was possible; a failure is logged."""
    try:
        remember(settings, path())
    except QannealError as error:
        _log.warning("%s", error)
        return False
    return True
