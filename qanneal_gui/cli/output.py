"""What the terminal prints: JSON lines for scripts, sentences for people."""

import json
import math
from typing import Any

import click

from qanneal_gui.errors import QannealError
from qanneal_gui.support.streams import silence_output
from qanneal_gui.support.text import for_json, for_terminal

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines on standard output.")


def emit(obj: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own on standard output.

    Raises
    ------
    QannealError
        It cannot be written there, and no later one can.
    """
    line = for_json(json.dumps(_finite(obj), ensure_ascii=False, allow_nan=False))
    try:
        print(line, flush=True)
    except BrokenPipeError:
        raise
    except (OSError, UnicodeError) as error:
        silence_output()
        reason = getattr(error, "strerror", None) or "its encoding is not UTF-8"
        raise QannealError(
            f"Standard output cannot be written ({reason}); send it to another file or program."
        ) from None


def say(text: str) -> None:
    """Print for people, on standard error; text from outside cannot control the terminal."""
    click.echo(for_terminal(text), err=True)


def note(text: str) -> None:
    """Print a remark that changes nothing, on standard error."""
    say(f"note: {text}")


def say_progress(sentence: str, fraction: float | None) -> None:
    """Rewrite one line with what is being done and how much of it is done."""
    share = "" if fraction is None else f" {100 * fraction:4.0f} %"
    click.echo(f"\r\033[K{for_terminal(sentence)}{share}", err=True, nl=fraction is None or fraction >= 1)


def _finite(value: Any) -> Any:
    """Replace NaN and infinity, which JSON does not have, by null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
