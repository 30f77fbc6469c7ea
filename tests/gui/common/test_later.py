"""Parts that are made when they are first needed."""

import pytest

from qanneal_gui.gui.common.later import Later


def in_pieces():
    yield
    yield
    return "part"


def test_a_part_is_made_once_at_the_first_call():
    made = []

    def make():
        made.append("part")
        return object()
        yield

    part = Later(make)
    assert part.made is None
    assert made == []
    assert part() is part() is part.made
    assert made == ["part"]


def test_what_waits_for_a_part_is_done_in_its_order_and_then_at_once():
    told = []
    part = Later(in_pieces)
    part.then(lambda made: told.append(("first", made)))
    part.then(lambda made: told.append(("second", made)))
    assert told == []
    part()
    part.then(lambda made: told.append(("third", made)))
    assert told == [("first", "part"), ("second", "part"), ("third", "part")]


def test_a_part_is_made_piece_by_piece_and_the_rest_when_it_is_needed():
    part = Later(in_pieces)
    assert not part.advance()
    assert part.made is None
    assert part() == "part"
    assert part.advance()
    part = Later(in_pieces)
    assert [part.advance() for _ in range(4)] == [False, False, True, True]


def test_a_part_whose_making_failed_is_begun_anew():
    tries = []

    def make():
        yield
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not now")
        return "part"

    part = Later(make)
    with pytest.raises(OSError, match="not now"):
        part()
    assert part() == "part"
