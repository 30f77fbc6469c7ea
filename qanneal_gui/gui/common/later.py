"""A part of the window that is imported and made when it is first needed."""

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

T = TypeVar("T")

Pieces = Generator[None, None, T]
"""The making of a part, which stands still between its pieces, for what happens in the window meanwhile."""


class Later(Generic[T]):
    """Stands for a part until somebody needs it.

    Parameters
    ----------
    make : callable
        Makes the part, as a generator that returns it; what only the part needs is imported there.

    Attributes
    ----------
    made : object or None
        The part, once it is made.
    """

    def __init__(self, make: Callable[[], Pieces[T]]) -> None:
        self._make = make
        self._making: Pieces[T] | None = None
        self._waiting: list[Callable[[T], object]] = []
        self.made: T | None = None

    def __call__(self) -> T:
        """Return the part; what is missing of it is made."""
        while self.made is None:
            self.advance()
        return self.made

    def advance(self) -> bool:
        """Make the next piece of the part; return whether nothing is missing now."""
        if self.made is None:
            making, self._making = self._making or self._make(), None
            try:
                next(making)
            except StopIteration as end:
                self._complete(end.value)
            else:
                self._making = making  # one that has failed is begun anew by whoever needs it next
        return self.made is not None

    def then(self, do: Callable[[T], object]) -> None:
        """Do something with the part as soon as it is made, at once if it is; in the order of the calls."""
        if self.made is None:
            self._waiting.append(do)
        else:
            do(self.made)

    def _complete(self, made: T) -> None:
        self.made = made
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do(made)
