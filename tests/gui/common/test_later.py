"""Parts that are made when they are first needed."""

from qanneal_gui.gui.common.later import Later


def test_a_part_is_made_once_at_the_first_call():
    made = []
    part = Later(lambda: made.append("part") or object())
    assert part.made is None
    assert made == []
    assert part() is part() is part.made
    assert made == ["part"]


def test_what_waits_for_a_part_is_done_in_its_order_and_then_at_once():
    told = []
    part = Later(lambda: "part")
    part.then(lambda made: told.append(("first", made)))
    part.then(lambda made: told.append(("second", made)))
    assert told == []
    part()
    part.then(lambda made: told.append(("third", made)))
    assert told == [("first", "part"), ("second", "part"), ("third", "part")]
