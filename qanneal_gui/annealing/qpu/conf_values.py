"""The values of Ocean's settings, each checked by itself, so that the one to be corrected is named."""

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from qanneal_gui.annealing.qpu.address import check_address
from qanneal_gui.errors import QannealError
from qanneal_gui.support.redaction import redact

SECRET = ("token", "headers", "leap_client_id")
"""Keys whose values are never shown."""

_ADDRESSES = ("endpoint", "metadata_api_endpoint", "leap_api_endpoint")
_PROXIES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")
_REGION = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)
_LONGEST_VALUE = 60
_WANTED = {
    "request_timeout": "a number of seconds, or two in brackets",
    "polling_timeout": "a number of seconds",
    "poll_strategy": "backoff or long-polling",
    "poll_wait_time": "a whole number of seconds",
    "poll_backoff_min": "a number of seconds",
    "poll_backoff_max": "a number of seconds",
    "poll_backoff_base": "a number",
    "poll_pause": "a number of seconds",
    "http_retry_backoff_max": "a number of seconds",
    "permissive_ssl": "on or off",
    "connection_close": "on or off",
    "compress_qpu_problem_data": "on or off",
    "cache_enabled": "on or off",
}


def check(key: str, value: str, named: str) -> None:
    """Refuse a value that Ocean's client cannot use, or would silently leave out.

    Parameters
    ----------
    key : str
    value : str
    named : str
        What it is called and where it stands, for the message.

    Raises
    ------
    QannealError
        Naming it, and what would be right.
    """
    if key in ("token", "profile", "client") or not value:
        return
    if key in _ADDRESSES:
        check_address(value, f"{named} is {shown(value)}, but")
    elif wrong := _fault(key, value):
        told = "" if key in SECRET else f" is {shown(value)}, which"
        raise QannealError(f"{named}{told} is not {wrong}; correct or remove it.")
    if key == "permissive_ssl" and _model({key: value}).permissive_ssl:
        raise QannealError(
            f"{named} would send the API token to any server that answers; remove it, and set "
            "REQUESTS_CA_BUNDLE to the certificate of your proxy."
        )


def shown(value: str) -> str:
    """Return a value fit to be shown: short, printable, and without anything like a token."""
    clean = "".join(c if c.isprintable() else " " for c in redact(value)).strip()
    return clean if len(clean) <= _LONGEST_VALUE else clean[:_LONGEST_VALUE] + "…"


def _fault(key: str, value: str) -> str:
    """Return what a value should have been, or nothing if it is right."""
    if key == "headers":
        lines = value.strip().split("\n")
        return "" if all(line.count(":") == 1 for line in lines) else "one Field: value per line"
    if key == "proxy":
        return "" if _is_proxy(value) else "the address of a proxy, such as http://proxy.example.org:8080"
    if key == "region":
        return "" if _REGION.fullmatch(value) else "the name of a region, such as na-west-1"
    if key == "solver":
        return "" if _is_solver(value) else "the name of a solver, or its features as JSON"
    if key in ("client_cert", "client_cert_key"):
        return "" if Path(value).is_file() else "a file"
    wanted = _WANTED.get(key, "a whole number")
    try:
        made = _model({key: value})
    # Ocean reads some of them as Python's literals, which fail in many ways.
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return wanted
    numbers = [number for part in (made.model_dump(),) for number in _numbers(part)]
    if any(not math.isfinite(number) or number < 0 for number in numbers):
        return wanted
    timeouts = list(_numbers(made.request_timeout))
    return wanted if key == "request_timeout" and not (timeouts and all(timeouts)) else ""


def _model(values: Mapping[str, str]) -> Any:
    from dwave.cloud.config.models import load_config_v1

    return load_config_v1(dict(values))


def _numbers(value: object) -> list[float]:
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [float(value)]
    if isinstance(value, Mapping):
        return [number for item in value.values() for number in _numbers(item)]
    if isinstance(value, tuple | list):
        return [number for item in value for number in _numbers(item)]
    return []


def _is_proxy(value: str) -> bool:
    address = value if "://" in value else f"http://{value}"  # as it is read below Ocean
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in _PROXIES and bool(host) and value.isprintable() and " " not in value


def _is_solver(value: str) -> bool:
    if not value.lstrip().startswith(("{", "[")):
        return value.isprintable()
    try:
        return isinstance(json.loads(value), dict)
    except (ValueError, RecursionError):
        return False
