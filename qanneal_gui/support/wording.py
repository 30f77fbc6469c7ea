"""Texts in the language of the window; the terminal, logs and files stay English.

The window's own texts are calls of `tr` and `counted`, English with named fields, and are looked up when
they are made. The layers below speak English and know of no language, since what they say also goes to
the terminal and into files: where the window shows it, it is `told`. Without a language (`speak`) all of
these return English as it is.
"""

import itertools
import re
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Self

from typing_extensions import override


class _Spoken(str):
    """A text in the language of the window, which is not told once more, and what it is in English."""

    __slots__ = ("english",)

    english: str

    def __new__(cls, text: str, in_english: str) -> Self:
        made = super().__new__(cls, text)
        made.english = in_english
        return made

    @override
    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        return type(self), (str(self), self.english)  # copies keep both


@dataclass(frozen=True)
class Language:
    """A language that is not English.

    Attributes
    ----------
    find : callable
        The translation of a text, given a comment that tells it from another one of the same words, in the
        form that belongs to a number (-1 without one); empty without any.
    patterns : callable
        The texts of the layers below that have fields.
    decimal, group : str
        Signs between the whole part and decimals, and between thousands.
    """

    find: Callable[[str, str, int], str]
    patterns: Callable[[], Iterable[str]]
    decimal: str = "."
    group: str = ","

    @cached_property
    def index(self) -> Mapping[str, Sequence["_Pattern"]]:
        """The patterns by a word that whatever fits them must have."""
        found: dict[str, list[_Pattern]] = {}
        for text in self.patterns():
            pattern = _Pattern(text)
            found.setdefault(pattern.word, []).append(pattern)
        return found


COUNTS = {"count", "count2"}
"""The fields of a text from below that stand for whole numbers only."""

VALUES = {"to"}
"""Fields that stand for the value of a setting: a word, a number or an interval."""

GIVEN = {"name", "name2", "tags", "example"}
"""Fields that are never translated: what users, or makers of devices, gave a name to; what can be typed."""

_LONG = 600
"""Letters from which on a text is not read in all ways, which would take too long."""

_spoken: Language | None = None
_FIELD = re.compile(r"\{([^\W\d]\w*)[^{}]*\}")
_ENDED = re.compile(r"[.!?] +(?:[^\W\d_a-z]|\w+:\d)")  # the name of a chip begins a sentence as it is
_WORD, _LETTERS = re.compile(r"\w+"), re.compile(r"[^\W\d_]{2,}")
_WHOLE_WORD = re.compile(r"(?<![\w\0])\w+(?![\w\0])")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]\d+)?(?![\w,]|\.\d)")
_NAMED = re.compile(r"(\D*[^\W\d])( (?:= )?)([−-]?\d[^:,;]*|\[[^\]]*\]|\w+:\S+|[a-z]+)")
_GIVEN_TEXT = re.compile(r"'[^']*'|\b[a-z_]+\.[a-z_.]*[a-z_]\b")  # in quotes, or the key of a setting
_KEYED = re.compile(r"([a-z_]+\.[a-z_.]*[a-z_]) (.+)", re.DOTALL)
_INTERVAL = re.compile(r"\[[^\]]*\]")
_AMOUNT = re.compile(
    r"[≈<>±+−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+|×10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?(?: ?(?!of\b)[%°µ\w/]+)?"
)
_BETWEEN = [
    re.compile(f"({signs})")
    for signs in (
        r"\n+|(?<=[.!?]) +",
        "(?<=:) +",
        " · ",
        "; ",
        r", (?![^\[]*\])(?:(?:and|but|or) )?",  # but for those of an interval
        " / | × | ± ",
        r" (?=\()",
        " and ",
    )
]
"""What stands between parts of a text, that between larger parts first; names may have the last of them."""


def speak(language: Language | None) -> None:
    """Speak another language from now on; None for English."""
    global _spoken
    _spoken = language
    _told.cache_clear()


def speaks_english() -> bool:
    """Tell whether texts are left as they are."""
    return _spoken is None


def tr(text: str, comment: str = "", /, **values: object) -> str:
    """Return a text of the window in its language, with its fields filled in.

    Parameters
    ----------
    text : str
        English, written out at the call, where the list of texts to translate is collected.
    comment : str
        What is meant, where the same words mean different things: the button "Run", the column "Run".
    **values
        What stands for its fields; texts of the layers below are `told`, numbers get its signs.
    """
    if _spoken is None:
        return text.format(**values) if values else text
    found = _spoken.find(text, comment, -1) or text
    if not values:
        return _Spoken(found, text)
    return _Spoken(_FORMAT.vformat(found, (), values), text.format(**_in_english(values)))


def counted(one: str, many: str, number: int, /, **values: object) -> str:
    """Return a text that depends on a number, its field ``{n}``: "1 run", "2 runs", "1,000 runs".

    Parameters
    ----------
    one, many : str
        What English says of one, and of any other number; the latter is what is translated.
    number : int
    **values
        What stands for other fields.
    """
    if _spoken is None:
        return (one if number == 1 else many).format(n=number, **values)
    text = one if number == 1 else many
    found = _spoken.find(many, "", number) or text
    said = _FORMAT.vformat(found, (), {"n": number, **values})
    return _Spoken(said, text.format(n=number, **_in_english(values)))


def decimal_sign() -> str:
    """Return what stands between the whole part of a number and its decimals."""
    return "." if _spoken is None else _spoken.decimal


def english(text: str, /) -> str:
    """Return a text as it is, but have it translated, for what is `told` when shown: cells of tables."""
    return text


def verbatim(text: str, /) -> str:
    """Return what users gave a name to, marked so that it is shown as it is, whatever the catalogue has."""
    return text if _spoken is None else _Spoken(text, text)


def in_english(text: object, /) -> str:
    """Return what a text of the window is in English, for what is written to disk: settings, the log.

    Parameters
    ----------
    text : str or Exception
        As it was made by `tr` and the like, or an exception that was raised with such a text.
    """
    if isinstance(text, Exception) and len(text.args) == 1:
        text = text.args[0]
    return text.english if isinstance(text, _Spoken) else str(text)


def number(value: float, form: str = "") -> str:
    """Write a number as `format` does, with the language's signs."""
    return localised(format(value, form))


def localised(text: str) -> str:
    """Give numbers that are written in English the language's signs."""
    if _spoken is None:
        return text
    if isinstance(text, _Spoken):
        return text
    signs = {",": _spoken.group, ".": _spoken.decimal}
    signed = _NUMBER.sub(lambda match: re.sub("[,.]", lambda sign: signs[sign[0]], match[0]), text)
    return _Spoken(signed, text)


def told(text: str, /) -> str:
    """Return what a layer below says, in the language of the window; unknown words as they are."""
    if _spoken is None or not text or isinstance(text, _Spoken):
        return text
    return _told(text, True)[0]


def shown(text: str, /) -> str:
    """Return what is shown as `told` does, but leave numbers alone, which may have their signs already."""
    if _spoken is None or not text or isinstance(text, _Spoken):
        return text
    return _told(text, False)[0]


@lru_cache(maxsize=4096)
def _told(text: str, numbers: bool) -> tuple[str, int]:
    """Return a text in the language, and how many of its words are left as they were.

    A text can be read in several ways, as a whole with fields or as parts: the one that leaves fewest.
    """
    language = _spoken
    assert language is not None
    if not text:
        return "", 0
    best, left = _whole(text, language)
    if best and not left:
        return _Spoken(best, text), 0
    if (bare := text.strip()) and bare != text:
        found, left = _told(bare, numbers)
        return _Spoken(text.replace(bare, found), text), left
    if _INTERVAL.fullmatch(text):
        return _Spoken(text, text), 0  # as it is entered: between decimal commas no other one could be seen
    if numbers and _AMOUNT.fullmatch(text):
        return localised(text), 0
    # Parted at all places, or at the first alone, since what follows may be known as a whole.
    for signs, most in itertools.product(_BETWEEN, (0, 1) if len(text) < _LONG else (0,)):
        parts = signs.split(text, most)
        if len(parts) > 1:
            told_parts = [_told(part, numbers) for part in parts[::2]]
            now_left = sum(one for _, one in told_parts)
            if signs is _BETWEEN[-1] and now_left:
                continue
            if not best or now_left < left:
                parts[::2] = [found for found, _ in told_parts]
                parts[1::2] = [_between(sign, language) for sign in parts[1::2]]
                best, left = "".join(parts), now_left
    return (_Spoken(best, text), left) if best else (text, len(_LETTERS.findall(_GIVEN_TEXT.sub("", text))))


def _in_english(values: Mapping[str, object]) -> dict[str, object]:
    return {name: in_english(one) if isinstance(one, str) else one for name, one in values.items()}


def _whole(text: str, language: Language) -> tuple[str, int]:
    """Tell a text that the catalogue has, also with a stop added or left out; empty if it has not."""
    best, left = _known(text, language)
    if best and not left:
        return best, left
    if text.endswith((".", ":")):
        found, fewer = _whole(text[:-1], language)
        return (f"{found}{text[-1]}", fewer) if found and (not best or fewer < left) else (best, left)
    if best:
        return best, left
    found, left = _known(f"{text}.", language)
    return found.removesuffix("."), left


def _known(text: str, language: Language) -> tuple[str, int]:
    if found := _looked_up(text, language):
        return found, 0
    found, left = _matched(text, language)
    if not found:
        found, left = _matched(_other_case(text), language)
        found = found[:1].upper() + found[1:] if text[:1].isupper() else found
    if not found:
        found, left = _titled(text, language)
    if not found and (match := _KEYED.fullmatch(text)):
        said, left = _told(match[2], True)
        found = f"{match[1]} {said}" if said != match[2] else ""
    return found, left


def _other_case(text: str) -> str:
    """Return a text as it stands at the beginning of a sentence where it stood within one, or the reverse."""
    first = text[:1]
    return (first.lower() if first.isupper() else first.upper()) + text[1:]


def _between(sign: str, language: Language) -> str:
    """Return what stands between two parts of a sentence; one of them has a word."""
    found = language.find(sign.rstrip(), "", -1)
    return f"{found} " if found else sign


def _looked_up(text: str, language: Language) -> str:
    """Look up a text, also one that begins a sentence, or stands within one, though the catalogue has not."""
    if found := language.find(text, "", -1):
        return found
    if found := language.find(_other_case(text), "", -1):
        return found[:1].upper() + found[1:] if text[:1].isupper() else found
    return ""


def _titled(text: str, language: Language) -> tuple[str, int]:
    """Tell the name of a setting that a value follows: "hidden units 16", "Seed = 1", "twin no"."""
    match = _NAMED.fullmatch(text)
    title = _looked_up(match[1], language) if match else ""
    if not match or not title:
        return "", 0
    if match[3].isalpha():
        value, left = _looked_up(match[3], language), 0
    else:
        value, left = _told(match[3], True)
    return (f"{title}{match[2]}{value}", left) if value else ("", 0)


def _matched(text: str, language: Language) -> tuple[str, int]:
    words = {"", *_WORD.findall(text)}
    fitting = [one for word in words for one in language.index.get(word, ())]
    best, fewest = "", 0
    # The most special one that fits is meant, unless another one leaves fewer words.
    for pattern in sorted(fitting, key=lambda one: -one.weight):
        values = pattern.values(text)
        if values is not None:
            left = sum(_told(value, True)[1] for name, value in values.items() if name not in GIVEN)
            if not best or left < fewest:
                form = language.find(pattern.text, "", -1) or pattern.text
                best, fewest = _FORMAT_TOLD.vformat(form, (), values), left
            if not left:
                break
    return best, fewest


class _Pattern:
    """A text with fields, and how to find what fills them in a text that was made of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        literal = _FIELD.sub("\0", text)
        self.weight = len(literal) - literal.count("\0")
        self.word = max((word for word in _WHOLE_WORD.findall(literal)), key=len, default="")
        self._expression: re.Pattern[str] | None = None

    def values(self, text: str) -> Mapping[str, str] | None:
        """Return the fields by their names; None if the text was not made of this one."""
        if self._expression is None:
            self._expression = re.compile(_expression(self.text), re.DOTALL)
        if text.endswith((".", ":")) and not self.text.endswith(text[-1]):
            return None  # that is no part of what fills a last field
        match = self._expression.fullmatch(text)
        # What fills a field ends no sentence: sentences are told one by one.
        if match is None or any(map(_ENDED.search, match.groups())):
            return None
        return match.groupdict()


def _filling(field: str) -> str:
    """Return an expression for what fills a field."""
    if field in COUNTS:
        return "[0-9,]+"
    return r"\[[^\]]*\]|[^\s,]+" if field in VALUES else ".*?"


def _expression(text: str) -> str:
    made, place, known = "", 0, set()
    for field in _FIELD.finditer(text):
        made += re.escape(text[place : field.start()])
        made += f"(?P={field[1]})" if field[1] in known else f"(?P<{field[1]}>{_filling(field[1])})"
        known.add(field[1])
        place = field.end()
    return made + re.escape(text[place:])


class _Formatter(string.Formatter):
    """Fills in fields: numbers with the language's signs, texts from below as they are told."""

    def __init__(self, tell: Callable[[str], str]) -> None:
        self._tell = tell

    @override
    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        value, first = super().get_field(field_name, args, kwargs)
        return (verbatim(value) if field_name in GIVEN and isinstance(value, str) else value), first

    @override
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, str) and not format_spec:
            return self._tell(value)
        written = str(super().format_field(value, format_spec))
        return localised(written) if isinstance(value, int | float) and format_spec else written


_FORMAT = _Formatter(shown)
_FORMAT_TOLD = _Formatter(told)
