"""What the chip page has done off the window's thread: embedding networks, and making stories of them."""

from typing import TYPE_CHECKING

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.common.jobs import Job, Report

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement
    from qanneal_gui.chip.story import Story

# What the jobs import, they import on their own thread: it brings Ocean along.


def plan_job(config: RunConfig) -> "Job[Placement]":
    """Return a job that embeds the network of some settings."""

    def job(_: Report) -> "Placement":
        from qanneal_gui import data
        from qanneal_gui.annealing.embedding import search
        from qanneal_gui.annealing.embedding.placement import Placement

        topology = search.simulated_topology(config.sampler)
        return Placement(
            topology,
            tuple(search.place(config, topology)),
            data.class_names(config.data.dataset, config.data.classes),
        )

    return job


def figure_job(topology: str, hidden: int | None) -> "Job[Placement]":
    """Return a job that embeds one star of so many hidden units, or of as many as fit."""

    def job(_: Report) -> "Placement":
        from qanneal_gui.annealing.embedding import search
        from qanneal_gui.annealing.embedding.placement import Placement
        from qanneal_gui.annealing.embedding.topology import load_topology

        chip = load_topology(topology)
        units = search.largest(chip, 1) if hidden is None else hidden
        return Placement(chip, tuple(search.embed(chip, units, 1, 1)))

    return job


def story_job(state: ChipState) -> "Job[Story] | None":
    """Return a job that makes the story of what the page shows; None without a network."""
    placement, snapshot, step, beta = state.placement, state.snapshot, state.step, state.beta
    if placement is None or not placement.copies:
        return None
    of_run = (snapshot, step, beta) if snapshot and step is not None and beta is not None else None
    config = (state.run if of_run else state.plan) or RunConfig()

    def job(_: Report) -> "Story":
        from qanneal_gui.chip.story import make_story
        from qanneal_gui.chip.story_samples import Moment, gather

        return make_story(gather(placement, config, Moment(*of_run) if of_run else None))

    return job
