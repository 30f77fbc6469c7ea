"""What the form shows, derived from the config model: no Qt here.

Everything comes from the fields of :class:`~qanneal_gui.config.RunConfig`, or of another model whose
fields are made with :func:`~qanneal_gui.config.setting`.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from qanneal_gui.config import KINDS, Hints, RunConfig, SamplerOptions, Values, hints_of, keys_of
from qanneal_gui.config.kinds import by_samples
from qanneal_gui.config.sections import MOST_CLASSES
from qanneal_gui.gui.common.writing import lowered, write_choice
from qanneal_gui.support.formatting import capitalised
from qanneal_gui.support.numbers import write_number
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import decimal_sign, localised, told, tr, verbatim

Kind = Literal[
    "int",
    "float",
    "choice",
    "choices",
    "flag",
    "interval",
    "numbers",
    "words",
    "classes",
    "dataset",
    "topology",
    "file",
    "solver",
    "settings",
    "text",
]

_LONGEST_WORDS = 40

SECTIONS = ("data", "model", "sampler", "training", "budget")


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of the form.

    Attributes
    ----------
    model : type of pydantic.BaseModel
        Which knows what the field takes.
    section : str
        Where its key stands: a section, or ``sampler.KIND`` for a setting of one kind of sampler.
    kind : str
        Which editor it gets.
    word : str
        The word that may stand instead of a number (``all``, ``auto``); empty without one.
    low, high : float or None
        Bounds; ``above`` and ``below`` tell whether they themselves are excluded.
    most : int
        Classes at most.
    hints : Hints
        How the model's author wants it shown, and when it matters.
    """

    model: type[BaseModel]
    section: str
    name: str
    title: str
    help: str
    kind: Kind
    default: Any
    choices: tuple[str, ...] = ()
    word: str = ""
    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False
    most: int = MOST_CLASSES
    hints: Hints = field(default_factory=Hints)

    @property
    def key(self) -> str:
        """The key as in TOML: ``section.name``."""
        return f"{self.section}.{self.name}"

    @property
    def group(self) -> str:
        """The group of the form that it belongs to."""
        return self.section.partition(".")[0]

    @property
    def owner(self) -> str:
        """The kind of sampler that alone has this setting; empty for those of all."""
        return self.section.partition(".")[2]

    @property
    def unit(self) -> str:
        """Its unit, empty without one."""
        return told(self.hints.unit)

    @property
    def advanced(self) -> bool:
        """Whether the field waits behind the group's "Advanced"."""
        return self.hints.advanced

    def words(self, choice: str) -> str:
        """Return how a choice reads in the window."""
        return told(self.hints.word(choice))

    def explanation(self, choice: str) -> str:
        """Return what a choice does, where a registry says it."""
        known = self.hints.choices or {}
        return told(known[choice].sentence) if choice in known else ""

    @property
    def requirement(self) -> str:
        """What would be right, as the end of a sentence."""
        noun = tr("a whole number") if self.kind == "int" else tr("a number")
        text = noun + _range_words(self)
        return tr("{text}, or {word}", text=text, word=self.word) if self.word else text


def _range_words(spec: Spec) -> str:
    low, high = spec.low, spec.high
    if low is None:
        return (
            ""
            if high is None
            else (
                tr(" below {high:,.10g}", high=high)
                if spec.below
                else tr(" of at most {high:,.10g}", high=high)
            )
        )
    if high is None:
        return tr(" above {low:,.7g}", low=low) if spec.above else tr(" of at least {low:,.7g}", low=low)
    if spec.kind == "int":
        high = high - 1 if spec.below else high
    if spec.above:
        return tr(" above {low:,.7g} and at most {high:,.10g}", low=low, high=high)
    return tr(" from {low:,.7g} to {high:,.10g}", low=low, high=high)


def specs() -> tuple[Spec, ...]:
    """Return every field of the model, in the order of its groups; the own ones of samplers are the last."""
    found: list[Spec] = []
    for section in SECTIONS:
        found += specs_of(section_model(section), section)
        if section == "sampler":
            for kind in KINDS.values():
                found += specs_of(kind.options, f"{section}.{kind.name}")
    return tuple(found)


def title_of(key: str) -> str:
    """Return what the form calls a setting; the key itself where two have one title, or none has that key."""
    return _titles().get(key, key)


@cache
def _titles() -> dict[str, str]:
    alike = Counter(spec.title for spec in specs())
    return {spec.key: spec.title for spec in specs() if alike[spec.title] == 1}


def specs_of(model: type[BaseModel], section: str) -> tuple[Spec, ...]:
    """Return the fields of any flat model with titles, bounds and sentences, such as an experiment's."""
    return tuple(_spec(model, section, name, info) for name, info in keys_of(model).items())


def section_model(section: str) -> type[BaseModel]:
    """Return the pydantic model of a group."""
    model = RunConfig.model_fields[section].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    return model


def _spec(model: type[BaseModel], section: str, name: str, info: FieldInfo) -> Spec:
    hints = hints_of(info)
    number, choices = _unfold(info)
    kind: Kind
    if hints.editor:
        kind = hints.editor
    elif info.annotation is bool:
        kind = "flag"
    elif number is int:
        kind = "int"
    elif number is float:
        kind = "float"
    elif get_origin(info.annotation) is tuple:
        kind = _kind_of_tuple(info)
    elif choices or hints.choices is not None:
        kind, choices = "choice", choices or tuple(hints.choices or ())
    else:
        kind = "text"
    bounds = _bounds(info)
    return Spec(
        model=model,
        section=section,
        name=name,
        title=told(info.title or name),
        help=told(info.description or ""),
        kind=kind,
        default=info.default,
        choices=choices if kind in ("choice", "choices") else (),
        word=choices[0] if choices and number else "",
        low=bounds.get("ge", bounds.get("gt")),
        high=bounds.get("le", bounds.get("lt")),
        above="gt" in bounds,
        below="lt" in bounds,
        most=int(bounds.get("max_length", MOST_CLASSES)),
        hints=hints,
    )


def _kind_of_tuple(info: FieldInfo) -> Kind:
    parts = get_args(info.annotation)
    if Ellipsis not in parts:
        return "interval"
    if get_origin(parts[0]) is Literal:
        return "choices"
    element = get_args(parts[0])[0] if get_origin(parts[0]) is Annotated else parts[0]
    return "numbers" if element in (int, float) else "words"


def _unfold(info: FieldInfo) -> tuple[type | None, tuple[str, ...]]:
    """Take ``int | Literal["all"]`` and the like apart: the number's type, and the words."""
    if info.annotation is int or info.annotation is float:
        return (int if info.annotation is int else float), ()
    number: type | None = None
    words: tuple[str, ...] = ()
    parts = [info.annotation] if get_origin(info.annotation) is Literal else get_args(info.annotation)
    for part in parts:
        if get_origin(part) is Literal:
            words += get_args(part)
        elif get_origin(part) is Annotated and get_args(part)[0] in (int, float):
            number = get_args(part)[0]
    return number, words


def _bounds(info: FieldInfo) -> dict[str, float]:
    metadata = list(info.metadata)
    for part in get_args(info.annotation):
        if get_origin(part) is Annotated:
            metadata += [bound for info in get_args(part)[1:] for bound in getattr(info, "metadata", [])]
    found = {}
    for name in ("ge", "gt", "le", "lt", "max_length"):
        for bound in metadata:
            value = getattr(bound, name, None)
            if isinstance(value, int | float):
                found[name] = value
    return found


_VERBS = {"must", "needs", "cannot", "has", "is"}
"""With which a reason goes on that has its setting as the subject; others are sentences."""


def complaint(spec: Spec, value: Any) -> str:
    """Return one sentence that says what would be right, or nothing if the value can be used."""
    try:
        spec.model.model_validate({spec.name: value})
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "value_error":
            reason = str(first.get("ctx", {}).get("error", first["msg"]))
            goes_on = spec.kind != "settings" and reason.split(" ", 1)[0] in _VERBS
            return f"{spec.title}{'' if goes_on else ':'} {locate(reason)[1]}."
        return wanted(spec)
    return ""


def stored(spec: Spec, value: Any, otherwise: Any) -> Any:
    """Return a value of the field that comes from a file, as the model has it; another where it cannot be."""
    try:
        return getattr(spec.model.model_validate({spec.name: value}), spec.name)
    except (ValidationError, RecursionError):
        return otherwise


def wanted(spec: Spec) -> str:
    """Return the sentence that says what the field takes."""
    if spec.kind in ("int", "float"):
        return tr("{spec} must be {requirement}.", spec=spec.title, requirement=spec.requirement)
    return f"{spec.title}: {_remedy(spec) or tr('this value cannot be used')}."


def _remedy(spec: Spec) -> str:
    """Return what to do about a value that the field does not take; empty if that is not known here."""
    if spec.kind in ("int", "float"):
        return tr("give {requirement}", requirement=spec.requirement)
    if spec.kind == "choice":
        words = [spec.words(choice) for choice in spec.choices]
        apart = words if not any("," in one for one in words) else [f'"{one}"' for one in words]
        return tr("choose {choices}", choices=write_choice(apart))
    return _WANTED.get(spec.kind, "").format(most=spec.most)


_WANTED = {
    "flag": tr("choose on or off"),
    "interval": tr("give two numbers, a negative and a positive one"),
    "choices": tr("choose at least one"),
    "numbers": tr("give numbers, separated by commas"),
    "words": tr("give names, separated by commas"),
    "classes": tr("name 2 to {most} classes, separated by commas, for example 2, 3"),
    "dataset": tr("choose a data set, or a folder of IDX files or an .npz file"),
    "settings": tr("name settings as the form does, each with a value, for example Steps = 40"),
    "topology": tr("give pegasus:m, zephyr:m or zephyr:m,t, for example pegasus:16"),
}

_KEY = re.compile(rf"\b(?:{'|'.join(SECTIONS)})(?:\.[a-z][a-z0-9-]*)?\.[a-z][a-z0-9_]*\b", re.IGNORECASE)
_REFUSED = re.compile(
    rf"({_KEY.pattern}) cannot be (.*?): (?:(?:input|string|tuple) should|choose one of) (?:[^.]|\.(?=\d))*"
)
"""What a config says of a value that it refuses, `qanneal_gui.config.refusals`, in pydantic's words."""

_HERE = "\ue000"


@lru_cache(maxsize=4)
def _known(_options: tuple[type[BaseModel], ...]) -> dict[str, Spec]:
    """Return all fields by their keys, as long as the kinds of samplers are the same."""
    return {spec.key: spec for spec in specs()}


def locate(sentence: str) -> tuple[str, str]:
    """Find the field that a sentence of the layers below is about, and put titles for keys and for choices.

    Returns
    -------
    key, sentence
        The first key named (empty if none), and the sentence as the window says it.
    """
    known = _known(tuple(kind.options for kind in KINDS.values()))
    refused = _REFUSED.search(sentence)
    spec = known.get(refused[1]) if refused else None
    if refused and spec and (remedy := _remedy(spec)):
        here = tr(
            "{key} cannot be {value}: {remedy}", key=spec.key, value=verbatim(refused[2]), remedy=remedy
        )
        sentence = told(sentence.replace(refused[0], _HERE)).replace(_HERE, here)
    else:
        sentence = told(sentence)
    named = [
        (match[0], known[key]) for match in _KEY.finditer(sentence) if (key := match[0].lower()) in known
    ]
    for key, spec in named:
        sentence = _with_words(sentence, key, spec)
    for key, spec in named:
        sentence = sentence.replace(key, spec.title)
    return (named[0][1].key if named else ""), sentence


def _with_words(sentence: str, key: str, spec: Spec) -> str:
    """Put the words of the window for values of a setting: after its key, and where they stand in quotes."""
    words = {choice: spec.words(choice) for choice in spec.choices}
    if spec.kind == "flag":
        words = {"true": tr("on"), "false": tr("off")}
    for choice, told_word in words.items():
        value = f"(?:{re.escape(choice)}|{re.escape(told(choice))})"
        sentence = re.sub(
            rf"""({re.escape(key)} (?:=|\w+) )(?:"{value}"|{value}(?![\w-]))""",
            rf"\g<1>{told_word}",
            sentence,
        )
        sentence = re.sub(rf'(?<!= )"{value}"', told_word, sentence)
    return sentence


def in_window(sentence: str) -> str:
    """Return a sentence of the layers below as the window says it."""
    return capitalised(locate(sentence)[1])


def relevant(spec: Spec, values: Values) -> bool:
    """Whether a field changes anything under the settings of the others."""
    if spec.owner and not (by_samples(values) and values["sampler"]["kind"] == spec.owner):
        return False
    return spec.hints.when(values)


def value_in(config: RunConfig, spec: Spec) -> Any:
    """Return a field's value; the default for a sampler that the run does not use."""
    if not spec.owner:
        return getattr(getattr(config, spec.section), spec.name)
    own = config.sampler.own(SamplerOptions)
    return getattr(own, spec.name) if config.sampler.kind == spec.owner else spec.default


def put(values: dict[str, dict[str, Any]], spec: Spec, value: Any) -> None:
    """Put a field's value where `qanneal_gui.config.parse` looks for it."""
    keys = values.setdefault(spec.group, {})
    if spec.owner:
        keys = keys.setdefault(spec.owner, {})
    keys[spec.name] = value


def in_words(spec: Spec, value: Any) -> str:
    """Return a field's value as the window says it, short, with its unit."""
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, int | float):
        unit = "" if spec.unit in spec.title.lower() else spec.unit
        return f"{localised(write_number(value))} {unit}".rstrip()
    if isinstance(value, list | tuple):
        between = ", " if decimal_sign() == "." or spec.kind == "classes" else "; "
        parts = [
            in_words(spec, one) if isinstance(one, str) else localised(write_number(one)) for one in value
        ]
        text = between.join(parts)
        return _shortened(text) or tr("none", "of several")
    return _shortened(for_label(spec.words(str(value)))) or tr("empty")


def change_in_words(spec: Spec, before: Any, after: Any) -> str:
    """Return what an edit did, as it stands after "Undo": "hidden units 64 → 128"."""
    title = lowered(spec.title)
    if isinstance(after, bool):
        return f"{title} {in_words(spec, after)}"
    # Once is enough for the unit.
    old = localised(write_number(before)) if isinstance(before, int | float) else in_words(spec, before)
    return f"{title} {old} → {in_words(spec, after)}"


def _shortened(text: str) -> str:
    """Return a text without its middle, if it is long: a path says most at its end."""
    return text if len(text) <= _LONGEST_WORDS else f"{text[:8]}…{text[9 - _LONGEST_WORDS :]}"
