"""How much memory this computer has, and how the process asks for its own."""

import contextlib
import ctypes
import os
import sys

_ARENA_MAX = -8
"""glibc's name for the number of its heaps, in malloc.h."""


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
    """Have all threads share a heap, where the system's C library lets one choose.

    glibc gives every new thread a heap of its own, and none gives what it no longer uses to the others:
    a run whose steps are done by threads takes 50 MB more that way.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # other C libraries have one heap anyway
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
