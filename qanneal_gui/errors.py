"""The one exception that reaches users: a sentence that says what is wrong and what to do."""


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
