"""Where requests to D-Wave go: its regions, and the address that the settings in force lead to."""

from dataclasses import dataclass

from qanneal_gui.annealing.qpu import transport
from qanneal_gui.annealing.qpu.dwave_conf import OceanSettings, read_settings
from qanneal_gui.errors import QannealError

_SECRET = ("token", "headers")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Region:
    """One of D-Wave's regions.

    Attributes
    ----------
    code : str
        As in ``DWAVE_API_REGION``.
    name : str
        For people.
    endpoint : str
        Address of its Solver API.
    """

    code: str
    name: str
    endpoint: str


KNOWN_REGIONS = tuple(
    Region(code, name, f"https://{code}.cloud.dwavesys.com/sapi/v2/")
    for code, name in (
        ("na-west-1", "North America (West)"),
        ("na-east-1", "North America (East)"),
        ("eu-central-1", "Europe"),
    )
)
"""The regions that Ocean's documentation names, for as long as D-Wave has not been asked."""

DEFAULT_REGION = KNOWN_REGIONS[0].code


@dataclass(frozen=True, slots=True)
class Address:
    """Where requests go, and why.

    Attributes
    ----------
    url : str
        Empty if D-Wave has to be asked for it.
    reason : str
        Which setting leads there, and where that stands.
    """

    url: str
    reason: str

    @property
    def sentence(self) -> str:
        """The same for people."""
        if not self.url:
            return f"Test asks D-Wave for the address of {self.reason}."
        return f"Requests go to {self.url} ({self.reason})."


def list_regions() -> tuple[Region, ...]:
    """Ask D-Wave which regions it has; no token goes along. Those that are known, if it does not answer."""
    from dwave.cloud.config.models import load_config_v1

    try:
        config = load_config_v1(_without_secrets(read_settings()))
        found = tuple(
            Region(str(one.code), str(one.name)[:_LONGEST], str(one.endpoint))
            for one in transport.regions(config)
        )
    except Exception:  # whatever the line and the server do, there is a list
        return KNOWN_REGIONS
    return tuple(one for one in found if _is_fine(one)) or KNOWN_REGIONS


def effective_address(regions: tuple[Region, ...] = KNOWN_REGIONS) -> Address:
    """Return where requests go with the settings in force, without asking anybody.

    Raises
    ------
    QannealError
        dwave.conf or a variable cannot be used.
    """
    settings = read_settings()
    told = _without_secrets(settings)
    url = transport.plain_endpoint(told)
    region = settings.values.get("region", "")
    if settings.values.get("endpoint"):
        unused = f", which takes precedence over region {region}" if region else ""
        return Address(url, _stands("endpoint", settings) + unused)
    if settings.values.get("leap_api_endpoint"):
        return Address(url, _stands("leap_api_endpoint", settings))
    if not region:
        return Address(url, "D-Wave's default")
    known = {one.code: one.endpoint for one in regions}
    return Address(url or known.get(region, ""), f"region {region}")


def _stands(key: str, settings: OceanSettings) -> str:
    place = settings.places.get(key, "")
    return f"{key} of dwave.conf" if place.startswith("dwave.conf") else place or key


def _without_secrets(settings: OceanSettings) -> dict[str, str]:
    return {
        key: value for key, value in settings.values.items() if key not in (*_SECRET, "client", "profile")
    }


def _is_fine(region: Region) -> bool:
    """Whether it can be shown and chosen: what came from a server is not believed."""
    from qanneal_gui.annealing.qpu import conf_values

    try:
        conf_values.check("region", region.code, "region")
        conf_values.check("endpoint", region.endpoint, "endpoint")
    except QannealError:
        return False
    return region.name.isprintable()
