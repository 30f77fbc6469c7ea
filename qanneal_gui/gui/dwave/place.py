"""Where the Solver API is, as the window remembers it."""

import os
import re
from dataclasses import astuple, dataclass
from typing import Self

from qanneal_gui.errors import QannealError
from qanneal_gui.support.wording import english, tr

_REGION = re.compile(r"[a-z0-9-]{0,40}", re.ASCII)
_ENDPOINT = "DWAVE_API_ENDPOINT"
_VARIABLES = (_ENDPOINT, "DWAVE_API_REGION", "DWAVE_PROFILE")
_entered: dict[str, str] = {}
"""What the window itself has put into the environment, where somebody may have put it, too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the Solver API is.

    Attributes
    ----------
    endpoint, region : str
        Its address, and D-Wave's name of a region; empty for what dwave.conf or Ocean says.
    profile : str
        The profile of dwave.conf; empty for the one that it chooses itself.

    Raises
    ------
    QannealError
        If one of them cannot be used.
    """

    endpoint: str = ""
    region: str = ""
    profile: str = ""

    def __post_init__(self) -> None:
        # The QPU's modules are imported only where somebody has entered something.
        if self.endpoint:
            from qanneal_gui.annealing.qpu import check_address

            check_address(self.endpoint)
        if not _REGION.fullmatch(self.region):
            raise QannealError(
                tr("Region must be a D-Wave region, such as na-west-1; leave it empty for the default.")
            )
        if self.profile:
            from qanneal_gui.annealing.qpu import is_profile

            if not is_profile(self.profile):
                raise QannealError(tr("Profile must be one of dwave.conf; choose it from the list."))

    @classmethod
    def in_force(cls) -> Self:
        """Return what the environment says; what cannot be used is left out."""
        try:
            return cls(*(os.environ.get(name, "") for name in _VARIABLES))
        except QannealError:
            return cls()

    def use(self) -> None:
        """Let every connection of this process go there, as Ocean looks for it: in the environment."""
        for name, value in zip(_VARIABLES, astuple(self), strict=True):
            if value:
                if value != os.environ.get(name):
                    _entered[name] = value
                os.environ[name] = value
            else:
                os.environ.pop(name, None)


def in_window(reason: str) -> str:
    """Return why requests go somewhere, with the window's field instead of a variable that it has set."""
    endpoint = os.environ.get(_ENDPOINT)
    if endpoint is None or _entered.get(_ENDPOINT) != endpoint:
        return reason
    return reason.replace(_ENDPOINT, english("Endpoint"))


def restore(place: Place) -> None:
    """Go where the last session went, unless the environment says where."""
    if place != Place() and not any(os.environ.get(name) for name in _VARIABLES):
        place.use()
