"""Notes at steps are lines of the notes on a run."""

from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.runs.step_notes import step_notes, with_note

TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20)


def test_they_are_found_among_other_lines():
    notes = (
        "A cold day.\nStep 12: changed the regulator\nstep 3 :  fridge door open \nStep x: no note\nStep 4:"
    )
    assert step_notes(notes) == [(3, "fridge door open"), (12, "changed the regulator")]


@given(TEXTS, st.integers(0, 10**6), TEXTS)
def test_what_was_noted_is_found_again_and_everything_else_stays(notes, step, text):
    with_it = with_note(notes, step, text)
    words = " ".join(text.split())
    others = [note for note in step_notes(notes) if note.step != step]
    assert step_notes(with_it) == sorted(
        [*others, *([(step, words)] if words else [])], key=lambda one: one[0]
    )
    assert with_note(with_it, step, text) == with_it
    assert not [note for note in step_notes(with_note(with_it, step, "")) if note.step == step]
