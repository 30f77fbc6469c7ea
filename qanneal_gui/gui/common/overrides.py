"""Single settings of a run as an experiment takes them, ``section.key=value``, and as the form names them."""

from collections.abc import Iterable, Sequence

from qanneal_gui.gui.common import fields
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.support.numbers import read_list, write_list

_SWITCH = {"on": "true", "off": "false"}
_LISTS = ("choices", "classes", "interval", "numbers", "words")


def in_words(text: str) -> str:
    """Return ``training.learning_rate=0.01`` as "Learning rate = 0.01"; what is no setting stays as it is."""
    key, equals, raw = (part.strip() for part in text.partition("="))
    spec = _known().get(key)
    if not equals or spec is None:
        return text
    return f"{spec.title} = {_shown(spec, raw)}"


def all_in_words(texts: Iterable[str]) -> str:
    """Return several settings as they can be typed, separated by commas."""
    return ", ".join(map(_typed, texts))


def read(text: str) -> tuple[str, ...]:
    """Read settings separated by commas, named as in the form or as in files; return them as in files.

    Raises
    ------
    ValueError
        One of them has no value, or there is no such setting.
    """
    found: list[str] = []
    for part in read_list(text) if text.strip() else ():
        # The parts of a value are separated by commas, too: "h range = -2, 2".
        if found and "=" not in part:
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return tuple(map(_read, found))


def offered() -> list[str]:
    """Return what can be typed: every setting, and with each of its words if it takes words."""
    told = []
    for spec in fields.specs():
        told.append(f"{spec.title} = ")
        told += [f"{spec.title} = {word}" for word in _words(spec)]
    return told


def _typed(text: str) -> str:
    told = in_words(text)
    # As `read` puts the parts of a value together; a path may have them otherwise.
    plain = '"' not in told and told == ", ".join(part.strip() for part in told.split(","))
    return told if plain else write_list([told])


def _read(text: str) -> str:
    name, equals, value = (part.strip() for part in text.partition("="))
    titles = {
        spec.title.casefold(): spec for spec in _known().values() if fields.title_of(spec.key) != spec.key
    }
    spec = titles.get(name.casefold()) or _known().get(name)
    if not equals:
        raise ValueError("not a setting")
    if spec is not None:
        return f"{spec.key}={_raw(spec, value)}"
    if "." not in name:
        raise ValueError("no such setting")
    return f"{name}={value}"  # an old or a wrong key: the model says what has become of it


def _shown(spec: Spec, raw: str) -> str:
    plain = raw.strip("\"'")
    if spec.kind == "choice":
        return spec.words(plain)
    if spec.kind == "flag":
        return {value: word for word, value in _SWITCH.items()}.get(raw.casefold(), raw)
    if spec.kind in _LISTS:
        return ", ".join(part.strip(" \"'") for part in raw.removeprefix("[").removesuffix("]").split(","))
    return f"{raw} {_unit(spec)}".rstrip() if spec.kind in ("int", "float") and plain != spec.word else plain


def _raw(spec: Spec, value: str) -> str:
    if spec.kind == "choice":
        named = {spec.words(choice).casefold(): choice for choice in spec.choices}
        return named.get(value.casefold(), value)
    if spec.kind == "flag":
        return _SWITCH.get(value.casefold(), value)
    if spec.kind in _LISTS:
        return value if value.startswith("[") else f"[{value}]"
    return value.removesuffix(spec.unit).strip() if spec.unit else value


def _words(spec: Spec) -> Sequence[str]:
    if spec.kind == "choice":
        return [spec.words(choice) for choice in spec.choices]
    return tuple(_SWITCH) if spec.kind == "flag" else (spec.word,) if spec.word else ()


def _unit(spec: Spec) -> str:
    return "" if spec.unit in spec.title.lower() else spec.unit


def _known() -> dict[str, Spec]:
    return {spec.key: spec for spec in fields.specs()}
