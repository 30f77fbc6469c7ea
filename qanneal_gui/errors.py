"""The exceptions that reach users: a sentence that says what is wrong and what to do."""

from typing import ClassVar


class QannealError(Exception):
    """A failure that a user can act on.

    Parameters
    ----------
    message : str
        One sentence: what is wrong, and what to do about it. It is shown as it stands, by the
        terminal after ``error:`` and by the window in its dialog, without a traceback.

    Attributes
    ----------
    page : str
        The page of the manual that explains such failures, and the place on it: ``bill#limits``.
    """

    page: ClassVar[str] = "troubles"


class ConfigError(QannealError):
    """A setting that cannot be used; the sentence begins with its key (``sampler.reads``)."""

    page = "settings"


class CancelledError(QannealError):
    """The user stopped what was being waited for.

    Parameters
    ----------
    message : str
        One sentence: what was stopped.
    billed : bool
        Whether a submission that was under way may have been billed nevertheless.
    lost : bool
        Whether that submission is over without samples, so that asking for its answer is useless.
    """

    page = "troubles#stopped"

    def __init__(self, message: str, *, billed: bool = False, lost: bool = False) -> None:
        super().__init__(message)
        self.billed = billed
        self.lost = lost


class ObstacleError(QannealError):
    """Something outside the program is in the way for now: a library that is locked, a disk that is full.

    Whoever can wait tries again: nothing is wrong with what was asked for.
    """

    page = "troubles#library-and-disk"


class DataError(QannealError):
    """Images that cannot be used, or a data set that is not where it should be."""

    page = "data"


class ClusterError(QannealError):
    """A Dask cluster that cannot be used, or has gone."""

    page = "dask"


class NoticeError(QannealError):
    """A notice that cannot be sent, or an address that is none."""

    page = "notifications"


class WebPagesError(QannealError):
    """The web pages cannot be served so."""

    page = "serve"
