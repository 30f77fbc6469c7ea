"""Things that register themselves under a name: here, and in packages from outside.

Nothing is imported before it is asked for. A name known beforehand stands with the module that
registers it; packages from outside name theirs in an entry-point group.
"""

import importlib
import logging
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import accumulate
from typing import Any, TypeVar

from typing_extensions import override

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Registry(MutableMapping[str, T]):
    """A mapping that imports what is asked for.

    A package from outside that cannot be used is one warning in the log, and its names are unknown.

    Parameters
    ----------
    what : str
        What is registered, for sentences: "sampler".
    modules : mapping of str to str, optional
        The modules of the program that register these names when they are imported, in the order in which
        they are offered.
    group : str, optional
        Entry points of packages from outside: each has the name that the module registers which it leads to.
    """

    def __init__(self, what: str, modules: Mapping[str, str] | None = None, group: str = "") -> None:
        self._what = what
        self._modules = dict(modules or {})
        self._group = group
        self._known: dict[str, T] = {}
        self._brought: set[str] = set()
        self._unusable: set[str] = set()

    def register(self, name: str) -> Callable[[T], T]:
        """Return a decorator that registers what it is put on."""

        def put(value: T) -> T:
            self[name] = value
            return value

        return put

    @property
    def choices(self) -> str:
        """All names, for the end of a sentence."""
        return f"choose one of {', '.join(self)}"

    @override
    def __getitem__(self, name: str) -> T:
        if name not in self._known:
            if name in self._modules:
                _import(self._modules[name])
            elif point := self._outside().get(name):
                self._load(point)
        return self._known[name]

    @override
    def __setitem__(self, name: str, value: T) -> None:
        if name in self._known:
            raise ValueError(f"there is a {self._what} named {name!r} already")
        self._known[name] = value

    @override
    def __delitem__(self, name: str) -> None:
        del self._known[name]

    @override
    def __iter__(self) -> Iterator[str]:
        names = dict.fromkeys((*self._modules, *self._known, *self._outside()))
        return iter([name for name in names if name in self])

    @override
    def __len__(self) -> int:
        return len(list(iter(self)))

    def package(self, name: str) -> str:
        """Return the package from outside that brings a name; empty for what belongs to the program."""
        point = self._outside().get(name) if name in self._brought else None
        return (point.dist.name if point.dist else point.value) if point else ""

    def _outside(self) -> Mapping[str, EntryPoint]:
        points = _entry_points(self._group) if self._group else ()
        return {point.name: point for point in sorted(points) if point.name not in self._unusable}

    def _load(self, point: EntryPoint) -> None:
        # No lock is held while a module is imported: it registers itself, perhaps on another thread.
        why = f"{point.module} registers no {self._what} of that name"
        try:
            point.load()
        except (Exception, SystemExit) as error:
            why = f"{type(error).__name__}: {error}"
        if point.name in self._known:
            self._brought.add(point.name)
        elif point.name not in self._unusable:
            self._unusable.add(point.name)
            package = point.dist.name if point.dist else point.value
            _log.warning("The %s %r of %s cannot be used: %s", self._what, point.name, package, why)


def _import(module: str) -> None:
    """Import the packages around a module first, from the outermost, and the module at the end.

    Python would hold the module's lock while it imports a package around it, which may import the module.
    Were that package under way on another thread, each would wait for the other; Python ends this by showing
    one of them half a module.
    """
    for end in accumulate(module.split("."), "{}.{}".format):
        importlib.import_module(end)


@cache
def _entry_points(group: str) -> tuple[EntryPoint, ...]:
    return tuple(_all_entry_points().select(group=group))


@cache
def _all_entry_points() -> Any:  # of another type before Python 3.12
    """Read what the installed packages bring, once for all groups: it takes a hundredth of a second."""
    return entry_points()
