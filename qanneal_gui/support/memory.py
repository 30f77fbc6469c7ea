"""How much memory this computer has, and how the process asks for its own."""

import contextlib
import ctypes
import os
import sys

_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1
"""glibc's names, in malloc.h: the number of heaps; the size from which a block is not part of a heap; how
much is free at the end of a heap when it is given back to the system."""

_LARGE, _FREE = 32 << 20, 64 << 20
"""In bytes; the first is the most that glibc takes."""


def installed() -> int | None:
    """Return the bytes of memory of this computer; None where its system does not tell."""
    if sys.platform == "win32":
        kilobytes = ctypes.c_ulonglong(0)
        found = ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
        return kilobytes.value * 1024 if found else None
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def use_one_heap() -> None:
    """Have all threads share a heap that stays large enough for a step, where the C library has a choice.

    glibc gives every new thread a heap of its own, and none gives what it no longer uses to the others:
    a run whose steps are done by threads takes 50 MB more that way. And what some arrays of a step have left
    free is given back to the system, and taken again page by page, for a fifth of a step of 548 hidden units.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # other C libraries have no such choice
            choose = ctypes.CDLL(None).mallopt
            for choice in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _FREE)):
                choose(*choice)
