"""Titles are found by a few letters; the nearest come first."""

import pytest

from qanneal_gui.support.matching import best_first, distance

TITLES = ["Run › Start", "Run › Stop now", "View › Theme › Dark", "Page › Queue", "Run › Restart"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("start", ["Run › Start", "Run › Restart"]),
        ("STOP", ["Run › Stop now"]),
        ("dark view", ["View › Theme › Dark"]),
        ("qu", ["Page › Queue"]),
        ("thmdrk", ["View › Theme › Dark"]),
        ("stpnow", ["Run › Stop now"]),
        ("vk", []),  # too much in between
        ("thm drk", ["View › Theme › Dark"]),
        ("nothing like it", []),
        ("(", []),
    ],
)
def test_best_first(query, found):
    assert best_first(query, TITLES, str) == found


def test_an_empty_query_keeps_all_in_their_order():
    assert best_first("  ", TITLES, str) == TITLES


def test_beginnings_of_words_before_other_places_before_scattered_letters():
    distances = [distance("art", "art of"), distance("art", "start"), distance("art", "a reset")]
    assert distances == sorted(distances)
    assert distance("art", "tra") is None
