"""What the terminal prints: JSON lines for scripts, sentences for people."""

import json
import math
from typing import Any

import click

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines on standard output.")


def emit(obj: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own on standard output."""
    print(json.dumps(_finite(obj), ensure_ascii=False, allow_nan=False), flush=True)


def say(text: str) -> None:
    """Print for people, on standard error."""
    click.echo(text, err=True)


def say_progress(sentence: str, fraction: float | None) -> None:
    """Rewrite one line with what is being done and how much of it is done."""
    share = "" if fraction is None else f" {fraction:4.0%}"
    click.echo(f"\r\033[K{sentence}{share}", err=True, nl=fraction is None or fraction >= 1)


def _finite(value: Any) -> Any:
    """Replace NaN and infinity, which JSON does not have, by null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
