"""Small files of choices in the home directory, read as hostile.

A file that cannot be read is ignored with a line in the log. A value that cannot be used takes its default,
and the others keep theirs.
"""

import json
import logging
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)

from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_text

_log = logging.getLogger(__name__)

_LARGEST = 64 * 1024
R = TypeVar("R", bound="Remembered")


class Remembered(BaseModel):
    """Choices, each with a default."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def changed(self, **values: Any) -> Self:
        """Return the choices with some values changed.

        Raises
        ------
        ConfigError
            A value cannot be used.
        """
        try:
            return type(self).model_validate(self.model_dump() | values)
        except ValidationError as error:
            found = error.errors()[0]
            raise ConfigError(f"{found['loc'][0]}: {found['msg']}.") from None

    @field_validator("*", mode="wrap")
    @classmethod
    def _or_default(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """Replace a value of a file that cannot be used, alone, by its default."""
        try:
            return handler(value)
        except (ValidationError, QannealError) as error:
            if info.context is None:  # not from a file
                raise
            _log.warning("Ignoring %r in %s: %s", info.field_name, info.context, type(error).__name__)
            return cls.model_fields[str(info.field_name)].get_default(call_default_factory=True)


def recall(kind: type[R], path: Path, largest: int = _LARGEST) -> R:
    """Read a file of so many bytes at most; whatever cannot be used takes its default."""
    try:
        if not path.exists():
            return kind()
        stored = json.loads(read_text(path, "a file of settings", largest))
        if not isinstance(stored, dict):
            raise ValueError("it holds no object")
    except (OSError, QannealError, ValueError, RecursionError) as error:
        _log.warning("Ignoring %s: %s", path.name, error)
        return kind()
    return kind.model_validate(stored, context=path.name)


def remember(choices: Remembered, path: Path) -> None:
    """Write a file in one piece.

    Raises
    ------
    QannealError
        It cannot be written.
    """
    write_atomically(path, json.dumps(choices.model_dump(mode="json"), indent=1).encode(), private=True)
