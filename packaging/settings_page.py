"""Print ``docs/settings.md``: every setting of a run, as the model, samplers and data sets tell it.

What installed packages bring is listed too.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from qanneal_gui.config import KINDS
from qanneal_gui.data import CATALOGUE
from qanneal_gui.gui.common.fields import SECTIONS, Spec, section_model, specs

HEAD = """\
# Settings of a run

Made from the program by `make settings`. A run's TOML file has these keys, all of them optional; on the
terminal, `--set section.key=value` sets one; in the window, they are the fields of the form."""


def page() -> Iterator[str]:
    """Yield the paragraphs of the page."""
    yield HEAD
    found = specs()
    for section in SECTIONS:
        yield f"## [{section}]\n\n{section_model(section).__doc__}"
        yield _settings(spec for spec in found if spec.section == section)
        if section == "sampler":
            yield from _samplers(found)
        if section == "data":
            rows = ((f"`{name}`", one.title, one.license, one.source) for name, one in CATALOGUE.items())
            yield "The data sets that are known by name:"
            yield _table(("name", "title", "licence", "source"), rows)


def _samplers(found: Iterable[Spec]) -> Iterator[str]:
    rows = ((f"`{name}`", kind.title, kind.sentence) for name, kind in KINDS.items())
    yield "The kinds of samplers:"
    yield _table(("kind", "in the window", "what it does"), rows)
    for name, kind in KINDS.items():
        if own := [spec for spec in found if spec.owner == name]:
            yield f"### [sampler.{name}]\n\nSettings of {kind.title} alone."
            yield _settings(own)


def _settings(found: Iterable[Spec]) -> str:
    rows = (
        (
            f'<a id="{spec.key}"></a>`{spec.name}`',
            f"**{spec.title}.** {spec.help}",
            f"`{_toml(spec.default)}`",
            spec.unit,
            _values(spec),
        )
        for spec in found
    )
    return _table(("key", "meaning", "default", "unit", "values"), rows)


def _values(spec: Spec) -> str:
    if spec.choices:
        return ", ".join(f"`{choice}`" for choice in spec.choices)
    return spec.requirement if spec.kind in ("int", "float") else ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = [head, ("---",) * len(head), *(tuple(cell.replace("|", r"\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print("\n\n".join(page()))
