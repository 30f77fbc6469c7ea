"""The packages of the extra ``serve``, which may not be installed."""

from types import ModuleType

from qanneal_gui.errors import WebPagesError

_PACKAGES = ("starlette", "uvicorn", "anyio", "h11")


def installed() -> ModuleType:
    """Return the module of the server.

    Raises
    ------
    WebPagesError
        A package that it needs is missing.
    """
    try:
        from qanneal_gui.serve import server
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _PACKAGES:
            raise
        raise WebPagesError(
            f"The web pages need the package {missing}; install it with: pip install 'qanneal-gui[serve]'"
        ) from None
    return server
