"""What pydantic refuses, as one sentence that names the key."""

from datetime import date, time
from typing import Any

from pydantic import BaseModel, ValidationError

from qanneal_gui.config.kinds import KINDS
from qanneal_gui.config.sections import RunConfig
from qanneal_gui.config.setting import keys_of
from qanneal_gui.support.text import for_terminal


def sentence(refused: ValidationError) -> str:
    """Turn pydantic's complaints about the first refused key into one sentence that names it."""
    errors = refused.errors()
    error = errors[0]
    location = [part for part in error["loc"] if isinstance(part, str)]
    depth = 3 if location[:1] == ["sampler"] and location[1:2] and location[1] in KINDS else 2
    key = shortened(".".join(location[:depth])) or "config"
    kind, message, context = error["type"], error["msg"], error.get("ctx", {})
    if kind == "extra_forbidden":
        name = ", ".join(keys_of(_model_at(location[:-1])))
        return f"{key} is not a known key; " + (f"the known ones are {name}." if name else "there are none.")
    if kind == "value_error":
        reason = str(context.get("error", message))
        # What settings of one section must agree in names them itself.
        return f"{reason}." if not location or reason.startswith(f"{key}.") else f"{key} {reason}."
    if kind == "model_type":
        return f"{key} cannot be {shortened(repr(error['input']))}: give a table of settings."
    # A key that takes "a number or a word" is refused once for each; the sentence offers both.
    same = [other["msg"] for other in errors if other["loc"][:depth] == error["loc"][:depth]]
    detail = same[0][0].lower() + same[0][1:]
    words = [
        text.removeprefix("Input should be ") for text in same[1:] if text.startswith("Input should be '")
    ]
    value = list(error["input"]) if isinstance(error["input"], tuple) else error["input"]
    shown = str(value) if isinstance(value, date | time) else repr(value)
    return f"{key} cannot be {shortened(shown)}: {' or '.join([detail, *words])}."


def shortened(text: str) -> str:
    """Return a text from outside as a sentence can quote it."""
    text = " ".join(for_terminal(text).split())
    return text if len(text) <= 80 else f"{text[:60]}…"


def _model_at(location: list[str]) -> type[BaseModel]:
    """Return the model of the config, of a section, or of a sampler's own settings."""
    if not location:
        return RunConfig
    model: Any = RunConfig.model_fields[location[0]].annotation if len(location) == 1 else None
    return model or KINDS[location[1]].options
