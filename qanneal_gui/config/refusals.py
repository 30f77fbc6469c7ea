"""What pydantic refuses, as one sentence that names the key."""

from pydantic_core import ErrorDetails

from qanneal_gui.config.sections import RunConfig


def sentence(errors: list[ErrorDetails]) -> str:
    """Turn pydantic's complaints about the first refused key into one sentence that names it."""
    error = errors[0]
    location = [part for part in error["loc"] if isinstance(part, str)]
    key = shortened(".".join(location[:2])) or "config"
    kind, message, context = error["type"], error["msg"], error.get("ctx", {})
    if kind == "extra_forbidden":
        section = RunConfig.model_fields.get(location[0])
        known = section.annotation if len(location) > 1 and section else RunConfig
        names = ", ".join(getattr(known, "model_fields", {}))
        return f"{key} is not a known key; known are {names}."
    if kind == "value_error":
        reason = str(context.get("error", message))
        return f"{reason}." if not location else f"{key} {reason}."
    # A key that takes "a number or a word" is refused once for each; the sentence offers both.
    same = [other["msg"] for other in errors if other["loc"][:2] == error["loc"][:2]]
    detail = same[0][0].lower() + same[0][1:]
    words = [
        text.removeprefix("Input should be ") for text in same[1:] if text.startswith("Input should be '")
    ]
    value = list(error["input"]) if isinstance(error["input"], tuple) else error["input"]
    return f"{key} cannot be {shortened(repr(value))}: {' or '.join([detail, *words])}."


def shortened(text: str) -> str:
    """Return a text from outside as a message can quote it."""
    return text if len(text) <= 80 else f"{text[:60]}…"
