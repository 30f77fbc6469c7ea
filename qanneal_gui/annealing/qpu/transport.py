"""What every request to D-Wave passes: no token in the clear, none to strangers, none to a proxy."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from qanneal_gui.annealing.qpu.address import check_address, origin, stays_here
from qanneal_gui.annealing.qpu.faults import HttpFaultError
from qanneal_gui.errors import QannealError


def guard(session: Any, endpoint: str) -> None:
    """Let a session of requests' send to the endpoint's own server only, whatever an answer names."""
    for adapter in session.adapters.values():
        adapter.send = partial(_send, adapter.send, origin(endpoint))


def endpoint_of(settings: dict[str, Any]) -> str:
    """Return the address of the Solver API that settings of Ocean's client name, checked.

    A region is looked up without the token, which that question does not need.

    Raises
    ------
    QannealError
        There is no such region, or its address is no place to send a token to.
    """
    from dwave.cloud.config.models import load_config_v1

    told = {key: value for key, value in settings.items() if key not in ("token", "headers")}
    address = plain_endpoint(told) or _address_of_region(load_config_v1(told))
    check_address(address, "The endpoint")
    return address


def plain_endpoint(settings: dict[str, Any]) -> str:
    """Return the address of the Solver API if D-Wave need not be asked for that of a region, or nothing."""
    from dwave.cloud.config import constants
    from dwave.cloud.config.models import load_config_v1

    config = load_config_v1(settings)
    address: Any = ""
    if config.endpoint:
        address = config.endpoint
    elif settings.get("leap_api_endpoint"):
        path = urlsplit(constants.DEFAULT_SOLVER_API_ENDPOINT).path
        address = urlsplit(config.leap_api_endpoint)._replace(path=path).geturl()
    elif (config.region, config.metadata_api_endpoint) == (
        constants.DEFAULT_REGION,
        constants.DEFAULT_METADATA_API_ENDPOINT,
    ):
        address = constants.DEFAULT_SOLVER_API_ENDPOINT
    return str(address)


def regions(config: Any) -> list[Any]:
    """Ask D-Wave for its regions, as Ocean describes them; `config` is one of Ocean's, without a token."""
    from dwave.cloud import api

    check_address(config.metadata_api_endpoint, "metadata_api_endpoint")
    with api.Regions.from_config(config) as resource:
        guard(resource.session, config.metadata_api_endpoint)
        return list(resource.list_regions())


def _address_of_region(config: Any) -> str:
    found = {region.code: str(region.endpoint) for region in regions(config)}
    if config.region not in found:
        raise QannealError(
            f"D-Wave has no region {config.region}, only {', '.join(found) or 'none'}; choose one of them."
        )
    address = found[config.region]
    check_address(address, f"The endpoint of {config.region}")
    return address


def _send(send: Any, server: tuple[str, str, int], request: Any, **options: Any) -> Any:
    check_address(request.url, "The endpoint")
    if origin(request.url) != server:
        raise HttpFaultError(302)
    if stays_here(request.url):
        # A proxy would be given the request in the clear, and is of no use within one machine.
        options["proxies"] = {}
    return send(request, **options)
