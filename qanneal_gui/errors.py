"""The exceptions that reach users: a sentence that says what is wrong and what to do."""


class QannealError(Exception):
    """A failure that a user can act on.

    Parameters
    ----------
    message : str
        One sentence: what is wrong, and what to do about it. It is shown as it stands, by the
        terminal after ``error:`` and by the window in its dialog, without a traceback.
    """


class ConfigError(QannealError):
    """A setting that cannot be used; the sentence begins with its key (``sampler.reads``)."""


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

    def __init__(self, message: str, *, billed: bool = False, lost: bool = False) -> None:
        super().__init__(message)
        self.billed = billed
        self.lost = lost


class ObstacleError(QannealError):
    """Something outside the program is in the way for now: a library that is locked, a disk that is full.

    Whoever can wait tries again: nothing is wrong with what was asked for.
    """
