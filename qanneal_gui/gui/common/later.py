"""A part of the window that is imported and made when it is first needed."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Stands for a part until somebody needs it.

    Parameters
    ----------
    make : callable
        Makes the part; what only the part needs is imported there.

    Attributes
    ----------
    made : object or None
        The part, once it is made.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._waiting: list[Callable[[T], object]] = []
        self.made: T | None = None

    def __call__(self) -> T:
        """Return the part; it is made at the first call."""
        if self.made is None:
            self.made = self._make()
            waiting, self._waiting = self._waiting, []
            for do in waiting:
                do(self.made)
        return self.made

    def then(self, do: Callable[[T], object]) -> None:
        """Do something with the part as soon as it is made, at once if it is; in the order of the calls."""
        if self.made is None:
            self._waiting.append(do)
        else:
            do(self.made)
