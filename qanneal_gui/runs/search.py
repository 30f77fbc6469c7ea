"""Search expressions over runs, such as ``acc > 94 and sampler = qpu``, as conditions in SQL.

The grammar, in which words are of any case::

    search      = both { "or" both }
    both        = one { [ "and" ] one }
    one         = "not" one | "(" search ")" | field operator value | word
    operator    = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
    value       = number [ "%" | "s" ] | word | text in double quotes

A field is one of `FIELDS`, or a setting: ``sampler.reads``, or ``reads`` where no other section has one of
this name. ``~`` asks whether a text occurs in another. A word that is not compared has to occur in the
run's name, tags, notes, data set or identifier, as in a search without any operator.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, NoReturn

from qanneal_gui.config import RunConfig, as_dict, described, flat
from qanneal_gui.config.setting import takes_float, takes_whole
from qanneal_gui.errors import QannealError
from qanneal_gui.support.numbers import NotANumberError

EXAMPLE = "acc > 94 and sampler = qpu"

Reader = Callable[[str, bool], float]
"""Reads a number as it is typed, and is told whether whole ones are compared; raises `NotANumberError`."""

SEARCHED = ("id", "name", "dataset", "coalesce(tags, '')", "coalesce(notes, '')")
"""Where words are looked for."""


class Condition(NamedTuple):
    """A condition in SQL, 0 or 1 for every run, and the values in it."""

    sql: str
    values: tuple[Any, ...]


class _Field(NamedTuple):
    sql: str
    kind: str
    """Its values: ``number``, ``text``, or ``any`` as they come."""
    whole: bool = False
    numeric: bool = True
    """Whether numbers are what it takes, and whole ones alone; a word may stand for one, as "auto"."""


FIELDS: Mapping[str, _Field] = {
    "acc": _Field("100 * last", "number"),
    "last": _Field("100 * last", "number"),
    "best": _Field("100 * best", "number"),
    "steps": _Field("listing.steps", "number", whole=True),
    "qpu": _Field("qpu_seconds", "number"),
    "time": _Field("seconds", "number"),
    "starred": _Field("coalesce(starred, 0)", "number"),
    "sampler": _Field("sampler", "text", numeric=False),
    "method": _Field("method", "text", numeric=False),
    "data": _Field("dataset", "text", numeric=False),
    "classes": _Field("classes", "text", numeric=False),
    "state": _Field("state", "text", numeric=False),
    "name": _Field("name", "text", numeric=False),
    "id": _Field("id", "text", numeric=False),
    "tags": _Field("coalesce(tags, '')", "text", numeric=False),
    "notes": _Field("coalesce(notes, '')", "text", numeric=False),
}
"""What can be compared besides settings; accuracies of the MLP in per cent, times in seconds."""

_TOKEN = re.compile(r'\s*("[^"]*"|!=|<=|>=|[=<>~()]|[^\s()"=<>~!]+)')
_OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "~")
_PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?")
_LIKE_A_NUMBER = re.compile(r"[+−-]?[0-9][0-9.,]*[%s]?")
"""What would be compared as text with a setting that takes numbers, as if it were a word such as "auto"."""
_TRUTHS = {"yes": 1.0, "true": 1.0, "no": 0.0, "false": 0.0}
_MOST_TOKENS, _DEEPEST = 400, 40
_CLOSE = 1e-6
"""Measured numbers that are as near as this are equal."""


def is_expression(text: str) -> bool:
    """Whether a search compares anything; otherwise it is words."""
    return any(mark in re.sub(r'"[^"]*"', "", text) for mark in "=<>~")


def read_plain(text: str, _: bool) -> float:
    """Read a number as in a file: digits, a point, an exponent."""
    if not _PLAIN.fullmatch(text):
        raise NotANumberError
    return float(text)


def parsed(text: str, read: Reader = read_plain) -> Condition:
    """Return the condition that a search expression stands for, its numbers read as they are typed there.

    Raises
    ------
    QannealError
        It is no expression: what is wrong with it.
    """
    parser = _Parser(_tokens(text), read)
    found = parser.search(0)
    if parser.next is not None:
        _refuse(f"{parser.next!r} has no place where it stands")
    return found


def occurs(word: str) -> Condition:
    """Return the condition that a word occurs in a run."""
    sql = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in SEARCHED)
    return Condition(f"({sql})", (_pattern(word),) * len(SEARCHED))


@cache
def settings() -> Mapping[str, str]:
    """Return the keys of all settings, by themselves and by their last parts where these are unique."""
    keys = list(flat(as_dict(RunConfig())))
    short = [key.rpartition(".")[2] for key in keys]
    unique = {name: key for name, key in zip(short, keys, strict=True) if short.count(name) == 1}
    return {key: key for key in keys} | {name: key for name, key in unique.items() if name not in FIELDS}


class _Parser:
    """Reads tokens from left to right; each method reads what it is called after."""

    def __init__(self, tokens: list[str], read: Reader) -> None:
        self._tokens, self._place, self._read = tokens, 0, read

    @property
    def next(self) -> str | None:
        """The token that comes now; None at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def search(self, depth: int) -> Condition:
        found = [self._both(depth)]
        while self._takes("or"):
            found.append(self._both(depth))
        return _joined(found, " OR ")

    def _both(self, depth: int) -> Condition:
        found = [self._one(depth)]
        while self._takes("and") or (self.next not in (None, ")") and not self._comes("or")):
            found.append(self._one(depth))
        return _joined(found, " AND ")

    def _one(self, depth: int) -> Condition:
        if depth > _DEEPEST:
            _refuse("it has too many brackets within each other")
        if self._takes("not"):
            negated = self._one(depth + 1)
            return Condition(f"(NOT {negated.sql})", negated.values)
        if self._takes("("):
            found = self.search(depth + 1)
            if not self._takes(")"):
                _refuse("a bracket is not closed")
            return found
        word = self._word("a field or a word is missing")
        if self.next in _OPERATORS:
            return self._comparison(word)
        return occurs(_bare(word))

    def _comparison(self, name: str) -> Condition:
        field = _field(name)
        operator = self._take()
        word = self._word(f"a value is missing after {operator!r}")
        number = None if word.startswith('"') else _number(word, field, self._read)
        if number is not None and (self._comes("%") or self._comes("s")):
            self._take()
        if operator == "~":
            return Condition(f"coalesce({field.sql} LIKE ? ESCAPE '\\', 0)", (_pattern(_bare(word)),))
        looks = field.numeric and not word.startswith('"') and _LIKE_A_NUMBER.fullmatch(word)
        if number is None and (field.kind == "number" or looks):
            _refuse(f"{_bare(word)!r} is not a number, to which {name!r} could be compared")
        value = _bare(word) if field.kind == "text" or number is None else number
        return _compared(field, operator, value)

    def _word(self, missing: str) -> str:
        token = self.next
        if token is None or token in _OPERATORS or token in ("(", ")"):
            _refuse(missing)
        if token.lower() in ("and", "or", "not"):
            _refuse(f"{missing} before {token!r}")
        return self._take()

    def _take(self) -> str:
        self._place += 1
        return self._tokens[self._place - 1]

    def _comes(self, word: str) -> bool:
        return self.next is not None and self.next.lower() == word

    def _takes(self, word: str) -> bool:
        comes = self._comes(word)
        self._place += comes
        return comes


def _tokens(text: str) -> list[str]:
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            _refuse(
                "a quotation mark is not closed"
                if '"' in text[place:]
                else f"{text[place:].strip()!r} is no operator"
            )
        found.append(match[1])
        place = match.end()
    if len(found) > _MOST_TOKENS:
        _refuse("it is too long")
    return found


def _field(name: str) -> _Field:
    known = name.lower()
    if known in FIELDS:
        return FIELDS[known]
    key = settings().get(known)
    if key is None:
        if meant := [one for one in settings() if one.endswith(f".{known}")]:
            _refuse(f"{_bare(name)!r} is more than one setting: {' or '.join(meant)}")
        name2 = ", ".join(FIELDS)
        _refuse(f"{_bare(name)!r} is neither a setting nor one of {name2}")
    takes = dict(described(RunConfig()))[key].annotation
    return _Field(setting(key), "any", takes_whole(takes), takes_whole(takes) or takes_float(takes))


def setting(key: str) -> str:
    """Return how SQLite finds a setting by its key, one of those of `settings`."""
    path = "$." + ".".join(f'"{part}"' for part in settings()[key].split("."))
    return (
        f"(SELECT CASE WHEN json_valid(config) THEN json_extract(config, '{path}') END FROM runs"
        " WHERE number = listing.run)"
    )


def _compared(field: _Field, operator: str, value: float | str) -> Condition:
    if operator in ("=", "!="):
        if field.kind == "number":
            equal = Condition(f"coalesce(abs({field.sql} - ?) <= {_CLOSE}, 0)", (value,))
        else:
            equal = Condition(f"coalesce({field.sql} = ? COLLATE NOCASE, 0)", (value,))
        return equal if operator == "=" else Condition(f"(NOT {equal.sql})", equal.values)
    return Condition(f"coalesce({field.sql} {operator} ?, 0)", (value,))


def _number(word: str, field: _Field, read: Reader) -> float | None:
    text = word.lower()
    if text in _TRUTHS:
        return _TRUTHS[text]
    text = text.removesuffix("%") if text.endswith("%") else text.removesuffix("s")
    try:
        return read(text, field.whole)
    except NotANumberError:
        return None


def _joined(found: list[Condition], word: str) -> Condition:
    if len(found) == 1:
        return found[0]
    return Condition(f"({word.join(one.sql for one in found)})", sum((one.values for one in found), ()))


def _bare(word: str) -> str:
    return word.strip('"')


def _pattern(word: str) -> str:
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _refuse(why: str) -> NoReturn:
    raise QannealError(
        f"The search cannot be read: {why}; write it as in {EXAMPLE!r}, or put text in quotes."
    )
