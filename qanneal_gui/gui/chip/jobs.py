"""What the chip view has done off the window's thread: embedding."""

from typing import TYPE_CHECKING, Any

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.tasks import Job, Report, failure_of

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement


def plan_job(config: RunConfig, wanted: tuple[Any, ...]) -> Job:
    """Return a job that embeds the network of some settings; its result begins with what was wanted."""

    def job(_: Report) -> tuple[Any, Any]:
        # Imported here, on the task's thread: it brings Ocean along.
        from qanneal_gui.annealing.embedding import search
        from qanneal_gui.annealing.embedding.placement import Placement

        try:
            topology = search.simulated_topology(config.sampler)
            return wanted, Placement(topology, tuple(search.place(config, topology)))
        except QannealError as error:
            return wanted, failure_of(error)

    return job


def figure_job(topology: str, hidden: int | None, wanted: object) -> Job:
    """Return a job that embeds one star of so many hidden units, or of as many as fit."""

    def job(_: Report) -> tuple[Any, "Placement"]:
        from qanneal_gui.annealing.embedding import search
        from qanneal_gui.annealing.embedding.placement import Placement
        from qanneal_gui.annealing.embedding.topology import load_topology

        chip = load_topology(topology)
        units = search.largest(chip, 1) if hidden is None else hidden
        return wanted, Placement(chip, tuple(search.embed(chip, units, 1, 1)))

    return job


def name_of(placement: "Placement") -> str:
    """Return a chip and its networks in words."""
    short = chip_name(placement.topology.name)
    if not placement.copies:
        return short
    copies = f"{len(placement.copies)} × " if len(placement.copies) > 1 else ""
    return f"{short}: {copies}K({placement.copies[0].hidden:,}, {placement.copies[0].outputs})"


def chip_name(topology: str) -> str:
    """Return a topology's usual name: Pegasus P16, Zephyr Z15."""
    family, size = topology.split(":") if ":" in topology else (topology, "")
    return {"pegasus": "Pegasus P", "zephyr": "Zephyr Z"}.get(family, f"{family} ") + size
