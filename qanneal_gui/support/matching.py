"""Finding one of many titles by a few of its letters."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def best_first(query: str, offered: Iterable[T], title: Callable[[T], str]) -> list[T]:
    """Return what matches a query, the best first; equally good ones stay in their order.

    Every word of the query has to be found, in any order: as the beginning of a word, anywhere, or, in
    the last place, as letters with others between them.
    """
    words = query.casefold().split()
    found: list[tuple[float, int, T]] = []
    for place, one in enumerate(offered):
        text = title(one).casefold()
        distances = [distance(word, text) for word in words]
        if None not in distances:
            found.append((sum(known for known in distances if known is not None), place, one))
    return [one for _, _, one in sorted(found, key=lambda item: item[:2])]


def distance(word: str, text: str) -> float | None:
    """Return how far a word is from a text, both in the same case: 0 is best; None does not match."""
    if (place := re.search(rf"(?<!\w){re.escape(word)}", text)) is not None:
        return place.start() / 1000
    if (place := re.search(re.escape(word), text)) is not None:
        return 1 + place.start() / 1000
    scattered = ".*?".join(re.escape(letter) for letter in word)
    lengths = [len(found[1]) for found in re.finditer(f"(?=({scattered}))", text)]
    # Many letters between them are no match, but chance.
    if not lengths or min(lengths) > 3 * len(word):
        return None
    return 2 + (min(lengths) - len(word)) / 10
