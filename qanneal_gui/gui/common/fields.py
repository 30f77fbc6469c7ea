"""What the form shows, derived from the config model: no Qt here.

Titles, units, bounds, defaults and sentences of explanation all come from
:class:`~qanneal_gui.config.RunConfig`; only what is a matter of the window is added: the words for
choices, which fields are for experts, and which matter under which settings.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from qanneal_gui.config import RunConfig

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
    "text",
]
Values = Mapping[str, Mapping[str, Any]]

SECTIONS = ("data", "model", "sampler", "training", "budget")

ADVANCED = {
    "data.test_size",
    "data.seed",
    "model.init_std",
    "sampler.h_range",
    "sampler.j_range",
    "sampler.chain_strength",
    "sampler.copies",
    "sampler.anneal_time_us",
    "sampler.sweeps",
    "sampler.beta_start",
    "sampler.quantisation",
    "sampler.missing",
    "sampler.spin_reversal",
    "training.gradient",
    "sampler.device_beta",
    "sampler.h_noise",
    "sampler.j_noise",
    "training.seed",
    "training.eval_every",
    "training.shadow_mlp",
    "budget.submissions",
}
"""Fields behind each group's "Advanced": few runs change them."""

WORDS = {
    "data.dataset": {"digits": "Digits 8×8", "mnist": "MNIST", "fashion-mnist": "Fashion-MNIST"},
    "training.method": {
        "ebm": "EBM, from samples",
        "mlp": "MLP, backpropagation",
    },
    "training.gradient": {"sampled": "From samples", "exact": "Closed form"},
    "sampler.kind": {
        "exact": "Exact",
        "gibbs": "Gibbs (classical)",
        "neal": "Simulated annealing (neal)",
        "simulated-qpu": "Simulated QPU",
        "qpu": "D-Wave QPU",
    },
}
"""How choices read in the window."""

FALLING_BACK = {"training.gradient"}
"""Fields that take their default where they do not matter: their other values would be refused there."""

PLACEHOLDERS = {"sampler.solver": "any", "sampler.missing": "none"}
"""What an empty entry means."""

SUGGESTIONS = {"sampler.topology": ("pegasus:16", "zephyr:12", "zephyr:15")}


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of the form.

    Attributes
    ----------
    model : type of pydantic.BaseModel
        Which knows what the field takes.
    kind : str
        Which editor it gets.
    word : str
        The word that may stand instead of a number (``all``, ``auto``); empty without one.
    low, high : float or None
        Bounds; ``above`` and ``below`` tell whether they themselves are excluded.
    """

    model: type[BaseModel]
    section: str
    name: str
    title: str
    help: str
    unit: str
    kind: Kind
    default: Any
    choices: tuple[str, ...] = ()
    word: str = ""
    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False

    @property
    def key(self) -> str:
        """The key as in TOML: ``section.name``."""
        return f"{self.section}.{self.name}"

    @property
    def advanced(self) -> bool:
        """Whether the field waits behind the group's "Advanced"."""
        return self.key in ADVANCED

    def words(self, choice: str) -> str:
        """Return how a choice reads in the window."""
        return WORDS.get(self.key, {}).get(choice, choice)

    @property
    def requirement(self) -> str:
        """What would be right, as the end of a sentence."""
        noun = "a whole number" if self.kind == "int" else "a number"
        text = noun + _range_words(self)
        return f"{text}, or {self.word}" if self.word else text


def _range_words(spec: Spec) -> str:
    if spec.low is None or spec.high is None:
        return ""
    low, high = spec.low, spec.high
    if spec.kind == "int":
        high = high - 1 if spec.below else high
    if spec.above:
        return f" above {low:,.7g} and at most {high:,.10g}"
    return f" from {low:,.7g} to {high:,.10g}"


@cache
def specs() -> tuple[Spec, ...]:
    """Return every field of the model, in the order of its groups."""
    return tuple(spec for section in SECTIONS for spec in specs_of(section_model(section), section))


def specs_of(model: type[BaseModel], section: str) -> tuple[Spec, ...]:
    """Return the fields of any flat model with titles, bounds and sentences, such as an experiment's."""
    return tuple(_spec(model, section, name, field) for name, field in model.model_fields.items())


def section_model(section: str) -> type[BaseModel]:
    """Return the pydantic model of a group."""
    model = RunConfig.model_fields[section].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    return model


def _spec(model: type[BaseModel], section: str, name: str, field: FieldInfo) -> Spec:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    number, choices = _unfold(field)
    kind: Kind
    if name in ("classes", "dataset", "topology"):
        kind = name  # type: ignore[assignment]
    elif name in ("missing", "solver"):
        kind = "file" if name == "missing" else "solver"
    elif field.annotation is bool:
        kind = "flag"
    elif number is int:
        kind = "int"
    elif number is float:
        kind = "float"
    elif get_origin(field.annotation) is tuple:
        kind = _kind_of_tuple(field)
    elif choices:
        kind = "choice"
    else:
        kind = "text"
    bounds = _bounds(field)
    return Spec(
        model=model,
        section=section,
        name=name,
        title=field.title or name,
        help=field.description or "",
        unit=str(extra.get("unit", "")),
        kind=kind,
        default=field.default,
        choices=choices if kind in ("choice", "choices") else (),
        word=choices[0] if choices and number else "",
        low=bounds.get("ge", bounds.get("gt")),
        high=bounds.get("le", bounds.get("lt")),
        above="gt" in bounds,
        below="lt" in bounds,
    )


def _kind_of_tuple(field: FieldInfo) -> Kind:
    parts = get_args(field.annotation)
    if Ellipsis not in parts:
        return "interval"
    if get_origin(parts[0]) is Literal:
        return "choices"
    element = get_args(parts[0])[0] if get_origin(parts[0]) is Annotated else parts[0]
    return "numbers" if element in (int, float) else "words"


def _unfold(field: FieldInfo) -> tuple[type | None, tuple[str, ...]]:
    """Take ``int | Literal["all"]`` and the like apart: the number's type, and the words."""
    if field.annotation is int or field.annotation is float:
        return (int if field.annotation is int else float), ()
    number: type | None = None
    words: tuple[str, ...] = ()
    parts = [field.annotation] if get_origin(field.annotation) is Literal else get_args(field.annotation)
    for part in parts:
        if get_origin(part) is Literal:
            words += get_args(part)
        elif get_origin(part) is Annotated and get_args(part)[0] in (int, float):
            number = get_args(part)[0]
    return number, words


def _bounds(field: FieldInfo) -> dict[str, float]:
    metadata = list(field.metadata)
    for part in get_args(field.annotation):
        if get_origin(part) is Annotated:
            metadata += [bound for info in get_args(part)[1:] for bound in getattr(info, "metadata", [])]
    found = {}
    for name in ("ge", "gt", "le", "lt"):
        for bound in metadata:
            value = getattr(bound, name, None)
            if isinstance(value, int | float):
                found[name] = value
    return found


def complaint(spec: Spec, value: Any) -> str:
    """Return one sentence that says what would be right, or nothing if the value can be used."""
    try:
        spec.model.model_validate({spec.name: value})
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "value_error":
            return f"{spec.title} {first.get('ctx', {}).get('error', first['msg'])}."
        return wanted(spec)
    return ""


def wanted(spec: Spec) -> str:
    """Return the sentence that says what the field takes."""
    if spec.kind in ("int", "float"):
        return f"{spec.title} must be {spec.requirement}."
    return f"{spec.title}: {_WANTED.get(spec.kind, 'this value cannot be used')}."


_WANTED = {
    "interval": "give two numbers, a negative and a positive one",
    "choices": "choose at least one",
    "numbers": "give numbers, separated by commas",
    "words": "give names, separated by commas",
    "classes": "name 2 to 10 classes, separated by commas, as in 2, 3",
    "dataset": "choose a data set, or a folder of IDX files or an .npz file",
    "topology": "give pegasus:m, zephyr:m or zephyr:m,t, as in pegasus:16",
}

_KEY = re.compile(r"\b(" + "|".join(SECTIONS) + r")\.([a-z_]+)\b")


def locate(sentence: str) -> tuple[str, str]:
    """Find the field that a sentence of the layers below is about, and put titles for keys.

    Returns
    -------
    key, sentence
        The first key named (empty if none), and the sentence as the window says it.
    """
    titles = {spec.key: spec.title for spec in specs()}
    first = ""
    for match in _KEY.finditer(sentence):
        if match.group(0) in titles:
            first = first or match.group(0)
            sentence = sentence.replace(match.group(0), titles[match.group(0)])
    return first, sentence


_SIMULATED = ("simulated-qpu",)
_QPU = ("qpu", "simulated-qpu")


def _ebm(values: Values) -> bool:
    return bool(values["training"]["method"] == "ebm")


def _for_kinds(*kinds: str) -> Callable[[Values], bool]:
    return lambda values: _ebm(values) and values["sampler"]["kind"] in kinds


def _estimates_beta(values: Values) -> bool:
    return _for_kinds(*_QPU)(values) and values["sampler"]["beta_eff"] == "auto"


def _always(_: Values) -> bool:
    return True


_ON_A_CHIP = ("h_range", "j_range", "chain_strength", "copies", "anneal_time_us", "spin_reversal")
_SIMULATED_CHIP = ("topology", "device_beta", "h_noise", "j_noise", "quantisation", "missing")

_RELEVANT: dict[str, Callable[[Values], bool]] = {
    "model.init_std": _ebm,
    "training.shadow_mlp": _ebm,
    "sampler.beta_eff": _for_kinds("neal", *_QPU),
    "sampler.sweeps": _for_kinds("gibbs", "neal"),
    "sampler.beta_start": _estimates_beta,
    "training.gradient": _for_kinds("exact"),
    "sampler.solver": _for_kinds("qpu"),
    **{f"budget.{name}": _for_kinds(*_QPU) for name in ("qpu_seconds", "submissions")},
    "budget.month_seconds": _for_kinds("qpu"),
    **{f"sampler.{name}": _for_kinds(*_QPU) for name in _ON_A_CHIP},
    **{f"sampler.{name}": _for_kinds(*_SIMULATED) for name in _SIMULATED_CHIP},
}


def relevant(spec: Spec, values: Values) -> bool:
    """Whether a field changes anything under the settings of the others."""
    rule = _RELEVANT.get(spec.key, _ebm if spec.section == "sampler" else _always)
    return rule(values)
