"""What the connection dialog does with a token: find, test, keep and forget it. No Qt here.

All of it belongs on its own thread: Ocean takes its time to import, and a keyring may ask
its owner for a password.
"""

import threading
from dataclasses import dataclass, replace

from pydantic import SecretStr

from qanneal_gui.annealing import qpu
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.errors import CancelledError, QannealError
from qanneal_gui.gui.dwave.place import Place, in_window
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.wording import tr


@dataclass(frozen=True, slots=True)
class Found:
    """The token in force, without the token.

    Attributes
    ----------
    source : str
        ``environment``, ``dwave.conf``, ``keyring``, ``session``, or empty if there is none.
    endpoint, region : str
        Where it is for.
    problem : str
        Why there is none.
    missing : bool
        Whether that is all: nobody has given one yet.
    address : str
        Where requests go, in a sentence; empty if dwave.conf cannot be read.
    profiles : tuple of str
        The profiles of dwave.conf.
    """

    source: str = ""
    endpoint: str = ""
    region: str = ""
    problem: str = ""
    missing: bool = False
    address: str = ""
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What came of keeping or forgetting a token, in a sentence, and whether it was what was wanted."""

    sentence: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Tested:
    """What D-Wave answered to a token that it accepts.

    Attributes
    ----------
    solvers : list of SolverInfo
    adopted : bool
        Whether the token, which was typed, is that of this session from now on.
    regions : tuple of Region
        D-Wave's own list; empty if it was not asked, as an endpoint is given.
    """

    solvers: list[qpu.SolverInfo]
    adopted: bool = False
    regions: tuple[qpu.Region, ...] = ()


def look(stop: threading.Event | None = None, regions: tuple[qpu.Region, ...] = qpu.KNOWN_REGIONS) -> Found:
    """Find out which token is in force; `stop`, here and below, gives up waiting for the keyring."""
    address = ""
    profiles: tuple[str, ...] = ()
    try:
        profiles = tuple(qpu.profiles())
        found = qpu.effective_address(regions)
        address = replace(found, reason=in_window(found.reason)).sentence
        credentials = qpu.find_credentials(stop=stop)
    except qpu.NeedsTokenError:
        return Found(problem=NO_TOKEN, missing=True, address=address, profiles=profiles)
    except QannealError as error:
        return Found(problem=str(error), address=address, profiles=profiles)
    return Found(
        credentials.source, credentials.endpoint, credentials.region, address=address, profiles=profiles
    )


def ask(token: SecretStr, place: Place, stop: threading.Event | None = None) -> Tested:
    """Ask D-Wave whether it takes a token (an empty one: the token in force), and for the solvers.

    A token that it accepts is used for this session: whoever has tested one means to use it.
    """
    typed = bool(token.get_secret_value())
    credentials = qpu.Credentials(token, _endpoint(place), place.region) if typed else _in_use(stop)

    def test() -> Tested:
        try:
            solvers = qpu.test_connection(credentials)
        except qpu.NeedsTokenError as error:
            raise QannealError(REJECTED if typed else _rejected(credentials.source)) from error
        return Tested(solvers, regions=() if credentials.endpoint else qpu.list_regions())

    tested = interruptible(test, stop or threading.Event(), tr("Stopped while waiting for D-Wave."))
    if typed:
        qpu.use_for_session(token, credentials.endpoint)
    return replace(tested, adopted=typed)


def _in_use(stop: threading.Event | None) -> qpu.Credentials:
    """Return the credentials in force; whoever has none is told what to do in the dialog."""
    try:
        return qpu.find_credentials(stop=stop)
    except qpu.NeedsTokenError as error:
        raise QannealError(NO_TOKEN) from error


def _rejected(source: str) -> str:
    if source in ("environment", "dwave.conf"):
        return tr("D-Wave rejected the token from {source}; correct it there.", source=SOURCES[source])
    return tr(
        "D-Wave rejected the token from {source}; enter another one, or press Forget.", source=SOURCES[source]
    )


def keep(token: SecretStr, place: Place, stop: threading.Event | None = None) -> Done:
    """Put a token in the system keyring, or, where that fails, keep it for this session.

    An empty one stands for the token of this session.
    """
    if not token.get_secret_value():
        token = _in_use(stop).token
    token = qpu.Credentials(token).token
    try:
        qpu.store_token(token, _endpoint(place), stop)
    except CancelledError:
        raise
    except QannealError as error:
        qpu.use_for_session(token, _endpoint(place))
        return Done(
            tr("{error}, so the token is used for this session only.", error=_cause(error)), wanted=False
        )
    return _in_force("keyring", tr("The token is kept in the system keyring"), stop)


def use(token: SecretStr, place: Place, stop: threading.Event | None = None) -> Done:
    """Keep a token in memory until the program ends."""
    qpu.use_for_session(token, _endpoint(place))
    return _in_force("session", tr("The token is used until the program is closed"), stop)


def forget(place: Place, stop: threading.Event | None = None) -> Done:
    """Drop the token of this session and that of the keyring."""
    qpu.forget_session()
    try:
        qpu.delete_token(_endpoint(place), stop)
    except CancelledError:
        raise
    except QannealError as error:
        return Done(
            tr("{error}, so only this session's token has been forgotten.", error=_cause(error)), wanted=False
        )
    return _in_force("", tr("The token has been forgotten"), stop)


def _endpoint(place: Place) -> str:
    """Return the endpoint that a token belongs to: that of dwave.conf, if none is entered."""
    try:
        return place.endpoint or read_settings().values.get("endpoint", "")
    except QannealError:  # which is said where the settings are needed
        return ""


def _in_force(wanted: str, done: str, stop: threading.Event | None) -> Done:
    """Say so if another token comes first."""
    other = look(stop).source
    if other == wanted:
        return Done(f"{done}.")
    if stop is not None and stop.is_set():
        return Done(
            tr("{done}; the system keyring, which takes precedence, was not waited for.", done=done),
            wanted=False,
        )
    if not other:
        return Done(
            tr("{done}, but dwave.conf names another endpoint; enter it here.", done=done), wanted=False
        )
    return Done(
        tr("{done}, but the token from {sources} takes precedence.", done=done, sources=SOURCES[other]),
        wanted=False,
    )


def _cause(error: QannealError) -> str:
    """Return what went wrong, without the advice: what it advises is being done."""
    return str(error).partition(";")[0].rstrip(".")


NO_TOKEN = tr("There is no D-Wave API token yet; paste one here and press Test.")
REJECTED = tr("D-Wave rejected the token that was entered; correct it, or enter another one.")

SOURCES = {
    "environment": tr("the environment (DWAVE_API_TOKEN)"),
    "dwave.conf": "dwave.conf",
    "keyring": tr("the system keyring"),
    "session": tr("this session"),
}
"""Where a token may come from, in words."""
