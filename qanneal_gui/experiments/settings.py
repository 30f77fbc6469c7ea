"""What the settings of all experiments have in common; the terminal and the window build forms of them."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, ValidationError, model_validator
from pydantic_core import ErrorDetails

from qanneal_gui import config as run_config
from qanneal_gui.errors import ConfigError


class Settings(run_config.Section):
    """Flat settings: every field has a title, a unit where it has one, bounds, a default and a sentence."""

    @model_validator(mode="before")
    @classmethod
    def _accept_lists(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        return {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}


def _chip(name: str) -> str:
    try:
        run_config.parse({"sampler": {"topology": name}})
    except ConfigError:
        raise ValueError(
            "give pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24, for example zephyr:15 or zephyr:15,4"
        ) from None
    return name


Chip = Annotated[str, AfterValidator(_chip)]
"""Name of a chip that a run could be simulated on."""

S = TypeVar("S", bound=Settings)


def parse(model: type[S], values: Mapping[str, Any]) -> S:
    """Build settings from plain values.

    Raises
    ------
    ConfigError
        One sentence that names the first setting that cannot be used.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"][:1]) or "the settings"
        message = _plain(first)
        if isinstance(first["input"], list | tuple) and first["type"] == "value_error":
            raise ConfigError(f"{name}: {message}.") from None  # which names the one that is wrong
        raise ConfigError(
            f"{name} cannot be {first['input']!r}: {message[0].lower()}{message[1:]}."
        ) from None


def _plain(error: ErrorDetails) -> str:
    """Return what is wrong without pydantic's terms, in which a list is a tuple."""
    bounds = error.get("ctx", {})
    match error["type"]:
        case "too_long":
            return f"name at most {bounds['max_length']}"
        case "too_short":
            return f"name at least {bounds['min_length']}"
    return error["msg"].removeprefix("Value error, ")
