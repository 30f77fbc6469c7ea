"""How the web pages are to be shown: remembered, but never begun by itself."""

from typing import Annotated

from pydantic import Field

from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.support.remembered import Remembered, recall, remember
from qanneal_gui.support.wording import tr

FILE = "web-pages.json"
_Path = Annotated[str, Field(max_length=4096)]


class WebChoices(Remembered):
    """Choices of the dialog.

    Attributes
    ----------
    network : bool
        Whether others on the local network can reach the pages, with a token and over TLS.
    host : str
        The name or address by which they reach this computer.
    port : int
        0 for one that is free.
    token : bool
        Whether a token is asked for on this computer, too.
    certificate, key : str
        Paths of PEM files.
    stops : bool
        Whether the pages can stop runs.
    """

    network: bool = False
    host: Annotated[str, Field(max_length=255)] = ""
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    token: bool = False
    certificate: _Path = ""
    key: _Path = ""
    stops: bool = False

    @property
    def asks(self) -> bool:
        """Whether a token is asked for."""
        return self.token or self.network

    def orders(self, token: str) -> bytes:
        """Return what the process of the pages is told."""
        from qanneal_gui.serve.process import Orders

        if not self.network:
            return Orders("127.0.0.1", self.port, token, "", "", self.stops).written()
        return Orders(self.host, self.port, token, self.certificate, self.key, self.stops).written()

    def check(self) -> None:
        """Refuse what is not enough for the local network.

        Raises
        ------
        QannealError
            Something is missing.
        """
        if self.network and not self.host:
            raise QannealError(tr("Give the name or the address by which others reach this computer."))
        if self.network and not (self.certificate and self.key):
            raise QannealError(
                tr(
                    "The local network needs TLS: choose the files of a certificate and of "
                    "its key, or use SSH (docs/serve.md)."
                )
            )


def load() -> WebChoices:
    """Read the file; whatever cannot be used takes its default."""
    return recall(WebChoices, paths.home() / FILE)


def save(choices: WebChoices) -> None:
    """Write the file; raises `QannealError` where it cannot be written."""
    remember(choices, paths.home() / FILE)
