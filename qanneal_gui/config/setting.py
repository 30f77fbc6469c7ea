"""What the program knows of one setting beyond its type and bounds, kept with the pydantic field.

A new setting is one entry in a model: title, sentence, unit, where the form shows it and when. The
window's form, reports and tables of settings are derived from these fields.
"""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

Values = Mapping[str, Mapping[str, Any]]
"""A config as nested mappings, perhaps with values that `RunConfig` would refuse."""

Editor = Literal["classes", "dataset", "topology", "file", "solver", "settings"]
"""Editors that a type alone does not call for."""


class Choice(Protocol):
    """One of the values that a registry offers."""

    @property
    def title(self) -> str:
        """How it reads in the window."""
        ...

    @property
    def sentence(self) -> str:
        """What it does."""
        ...


def always(_: Values) -> bool:
    """Tell that a setting matters whatever the others are."""
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Hints:
    """How a setting is shown, and when it matters.

    Attributes
    ----------
    unit : str
    advanced : bool
        Whether the form keeps it behind the group's "Advanced": few runs change it.
    words : mapping of str to str
        How choices read in the window.
    choices : mapping of str to Choice, optional
        Values that are only known while the program runs.
    placeholder : str
        What an empty entry means.
    suggestions : tuple of str
        Values offered for a text that may be another.
    editor : str
        The editor, where the type does not decide it.
    when : callable
        Whether the setting changes anything, given the values of all.
    falls_back : bool
        Whether it takes its default where it does not matter, because its other values would be refused.
    brings : mapping of str to mapping
        Values of other settings of its section that each of its choices brings along.
    """

    unit: str = ""
    advanced: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choice] | None = None
    placeholder: str = ""
    suggestions: tuple[str, ...] = ()
    editor: Editor | Literal[""] = ""
    when: Callable[[Values], bool] = always
    falls_back: bool = False
    brings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def word(self, choice: str) -> str:
        """Return how a choice reads in the window."""
        known = self.choices or {}
        return known[choice].title if choice in known else self.words.get(choice, choice)

    def __call__(self, schema: dict[str, JsonValue]) -> None:
        """Add the unit to a JSON schema: pydantic calls what it is given as ``json_schema_extra``."""
        if self.unit:
            schema["unit"] = self.unit


_HINTS = frozenset(Hints.__dataclass_fields__)


def setting(default: Any, title: str, sentence: str, **more: Any) -> Any:
    """Describe one setting of a model.

    Parameters
    ----------
    default : object
    title, sentence : str
        What it is called, and what it does.
    **more
        Fields of `Hints`, and bounds as pydantic's ``Field`` takes them (``ge``, ``lt``, ``max_length``, …).
    """
    hints = Hints(**{name: value for name, value in more.items() if name in _HINTS})
    bounds = {name: value for name, value in more.items() if name not in _HINTS}
    return Field(default=default, title=title, description=sentence, json_schema_extra=hints, **bounds)


def hints_of(field: FieldInfo) -> Hints:
    """Return what `setting` was told of a field beyond its type."""
    extra = field.json_schema_extra
    return extra if isinstance(extra, Hints) else Hints()


class Section(BaseModel):
    """Base of all settings: strict, frozen, and nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model that are keys of its TOML."""
    return {name: field for name, field in model.model_fields.items() if not field.exclude}


def widened(model: type[BaseModel], keys: Mapping[str, Any]) -> dict[str, Any]:
    """Let ``qpu_seconds = 60`` stand for 60.0: TOML tells integers from floats, users do not."""
    floats = _floats(model)
    return {name: _float(value) if name in floats else value for name, value in keys.items()}


# The trials of a study are thousands of configs, and what a type takes is read from how it is written.
@functools.cache
def _floats(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field in model.model_fields.items() if takes_float(field.annotation))


def _float(value: Any) -> Any:
    if type(value) is not int:
        return value
    try:
        return float(value)
    except OverflowError:
        return value


def takes_whole(annotation: Any) -> bool:
    """Whether a setting of this type takes whole numbers and no others."""
    return annotation is int or bool(re.search(r"\bint\b", str(annotation)) and "uple" not in str(annotation))


def takes_float(annotation: Any) -> bool:
    """Whether a setting of this type takes any number, not only a whole one."""
    return annotation is float or ("float" in str(annotation) and "tuple" not in str(annotation))
