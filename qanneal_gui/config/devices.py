"""The simulated QPU's devices: what each is made of, and where its numbers come from.

A device fills the settings below that a config does not give itself, so that every number of a run stands
in its config and any one of them can be changed alone.
"""

from collections.abc import Mapping
from typing import Any

DEVICES: dict[str, dict[str, Any]] = {
    # No errors at all: the samples are those of the programmed problem.
    "ideal": {
        "topology": "pegasus:16",
        "device_beta": 16.0,  # the paper's setting
        "device_chain_ratio": 1.0,
        "h_noise": 0.0,
        "j_noise": 0.0,
        "h_mean": 0.0,
        "j_mean": 0.0,
        "static_share": 0.0,
        "drift_share": 0.0,
        "susceptibility": 0.0,
        "quantisation": 0.0,
        "readout_error": 0.0,
    },
    # Five times quieter than a real chip, and colder: for trying the program out.
    "low-noise": {
        "topology": "pegasus:16",
        "device_beta": 16.0,
        "device_chain_ratio": 1.0,
        "h_noise": 0.002,
        "j_noise": 0.002,
        "h_mean": 0.0,
        "j_mean": 0.0,
        "static_share": 0.0,
        "drift_share": 0.0,
        "susceptibility": 0.0,
        "quantisation": 0.0,
        "readout_error": 0.0,
    },
    # D-Wave's documentation, "Errors and Error Correction" (measured on a D-Wave 2X, called
    # representative): σ(δh) 0.010 to 0.025, σ(δJ) 0.0095 to 0.0155, χ −0.04 early to −0.015 late in the
    # anneal, readout errors of at most 0.001; DAC steps lie below the rest, and the systematic means are
    # corrected hourly, so both are off. β from published effective temperatures, 4.5 to 5. That chains
    # freeze earlier is documented, by how much is not: a tenth is an assumption, and so are the shares of
    # what is static and what drifts.
    "advantage": {
        "topology": "pegasus:16",
        "device_beta": 5.0,
        "device_chain_ratio": 0.9,
        "h_noise": 0.01,
        "j_noise": 0.01,
        "h_mean": 0.0,
        "j_mean": 0.0,
        "static_share": 0.75,
        "drift_share": 0.05,
        "susceptibility": -0.02,
        "quantisation": 0.0,
        "readout_error": 0.001,
    },
    # Published effective temperatures of Advantage2 mean β 8.4 to 8.9. Its errors of h and J are not
    # published in these terms; those of Advantage are taken.
    "advantage2": {
        "topology": "zephyr:12",
        "device_beta": 8.5,
        "device_chain_ratio": 0.9,
        "h_noise": 0.01,
        "j_noise": 0.01,
        "h_mean": 0.0,
        "j_mean": 0.0,
        "static_share": 0.75,
        "drift_share": 0.05,
        "susceptibility": -0.02,
        "quantisation": 0.0,
        "readout_error": 0.001,
    },
}

FROM_DEVICE = frozenset(DEVICES["ideal"])
"""The settings of ``[sampler]`` that a device fills."""


def filled(sampler: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of ``[sampler]`` with the device's numbers where they give none."""
    device = sampler.get("device", "low-noise")
    known = DEVICES.get(device, {}) if isinstance(device, str) else {}
    return {**known, **sampler}


def without_device(sampler: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of ``[sampler]`` without those that another device would bring along."""
    return {key: value for key, value in sampler.items() if key not in FROM_DEVICE}
