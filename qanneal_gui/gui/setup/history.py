"""What was done to the form, so that it can be undone and done again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from qanneal_gui.config import RunConfig
from qanneal_gui.support.wording import tr

_MOST = 200
"""Steps that are kept."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the form was filled with: a preset, a file, the settings of a run.

    Attributes
    ----------
    title : str
        As in "preset Stable" or "run.toml".
    config : RunConfig
    """

    title: str = tr("preset Demo")
    config: RunConfig = field(default_factory=RunConfig)

    @property
    def heading(self) -> str:
        """The title at the head of a line; the name of a file stays as it is."""
        title = " ".join(self.title.split())
        return title if title.casefold().endswith(".toml") else f"{title[:1].upper()}{title[1:]}"


@dataclass(frozen=True, slots=True)
class Filled:
    """The form at one moment.

    Attributes
    ----------
    values : mapping of str to object
        The last value of each field that could be used, by its key; those that are hidden included.
    origin : Origin
    varied : tuple
        What is varied in a sweep; what that is, only those know who vary it.
    """

    values: Mapping[str, Any]
    origin: Origin
    varied: tuple[Any, ...] = ()


@dataclass(slots=True)
class Step:
    """One thing done.

    Attributes
    ----------
    before, after : Filled
    what : str
        In words: "hidden units 64 → 128", "preset Stable".
    key : str
        The field that was edited; empty if the form was filled.
    """

    before: Filled
    after: Filled
    what: str
    key: str = ""


class FormHistory(QObject):
    """Steps done and undone. Whoever fills the form notes it here, and shows what `undo` returns.

    Attributes
    ----------
    changed : Signal
        What can be undone or done again has changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject, now: Filled) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open = ""
        self.now = now

    @property
    def undoable(self) -> str:
        """What would be undone, in words; empty if there is nothing."""
        return self._done[-1].what if self._done else ""

    @property
    def redoable(self) -> str:
        """What would be done again, in words; empty if there is nothing."""
        return self._undone[-1].what if self._undone else ""

    @property
    def filled_last(self) -> bool:
        """Whether the form was filled as a whole by what would be undone."""
        return bool(self._done) and not self._done[-1].key

    @property
    def typing(self) -> str:
        """Key of the field in which is being typed; what is typed there is one step."""
        return self._open

    def begin(self, now: Filled) -> None:
        """Forget everything; the form shows this."""
        self._done, self._undone, self._open, self.now = [], [], "", now
        self.changed.emit()

    def note(self, after: Filled, what: str, key: str = "", typed: bool = False) -> None:
        """Note that the form was changed.

        Parameters
        ----------
        after : Filled
        what : str
            In words; of what is typed, from where the typing began (see `typed_from`).
        key : str
            The field edited; empty if the form was filled.
        typed : bool
            Whether more may be typed there, as one step with this.
        """
        goes_on = bool(key) and typed and self._open == key
        if after != self.now:
            if goes_on and self._done and self._done[-1].key == key and not self._undone:
                step = self._done[-1]
                step.after, step.what = after, what
                if step.after == step.before:  # typed back
                    self._done.pop()
            else:
                self._done = [*self._done, Step(self.now, after, what, key)][-_MOST:]
            self._undone = []
            self.now = after
        self._open = key if typed else ""
        self.changed.emit()

    def amend(self, now: Filled) -> None:
        """Let the last thing done have led to this, which is no step of its own."""
        if self._done and not self._undone:
            self._done[-1].after = now
        self.now = now

    def typed_from(self, key: str) -> Filled:
        """Return the form as it was before somebody began to type in this field."""
        if self._open == key and self._done and self._done[-1].key == key and not self._undone:
            return self._done[-1].before
        return self.now

    def close(self) -> None:
        """Let what is typed from now on be a step of its own."""
        self._open = ""

    def undo(self) -> Filled | None:
        """Take the last step back, and return what the form is to show; None if there is no step."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._turn(self._undone[-1].before)

    def redo(self) -> Filled | None:
        """Do the step again that was undone last; as `undo`."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._turn(self._done[-1].after)

    def _turn(self, shown: Filled) -> Filled:
        self._open, self.now = "", shown
        self.changed.emit()
        return shown
