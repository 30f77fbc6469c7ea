"""Notes at steps of a run: lines of its notes that begin with a step, as "Step 12: changed the regulator".

So they are found, exported and edited with the rest of the notes, and travel with them.
"""

import re
from typing import NamedTuple

_LINE = re.compile(r"step\s+(\d{1,9})\s*:\s*(\S.*)", re.IGNORECASE)


class StepNote(NamedTuple):
    """What a user has noted at a step."""

    step: int
    text: str


def step_notes(notes: str) -> list[StepNote]:
    """Return the notes at steps within the notes on a run, in the order of the steps."""
    found = filter(None, map(_note, notes.splitlines()))
    return sorted(found, key=lambda note: note.step)


def with_note(notes: str, step: int, text: str) -> str:
    """Return the notes on a run with another note at a step, in place of those there; empty for none."""
    kept = [line for line in notes.splitlines() if (one := _note(line)) is None or one.step != step]
    words = " ".join(text.split())
    return "\n".join([*kept, f"Step {step}: {words}"] if words else kept)


def _note(line: str) -> StepNote | None:
    found = _LINE.fullmatch(line.strip())
    return StepNote(int(found[1]), found[2]) if found else None
