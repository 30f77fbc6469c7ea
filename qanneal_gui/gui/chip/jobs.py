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
        from qanneal_gui.annealing.qpu_chips import chip_of

        topology = chip_of(config).topology
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
    """Return a job that makes the story that is chosen; None without a network."""
    of_run = state.story != "embedding" and state.run_name
    made = _run_story_job(state) if of_run else _embedding_story_job(state)
    if made is None or not state.cuts:
        return made

    def cut(report: Report) -> "Story":
        return made(report).cut()

    return cut


def _run_story_job(state: ChipState) -> "Job[Story]":
    kind, run, step = state.story, state.run_name, state.step

    def job(_: Report) -> "Story":
        from qanneal_gui.chip import run_stories
        from qanneal_gui.chip.true_errors import true_errors
        from qanneal_gui.errors import QannealError
        from qanneal_gui.runs.frames import frames_of
        from qanneal_gui.runs.history import Measured
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.training import recorded_steps

        library = RunLibrary()
        record = library.get(run)
        frames = frames_of(library, record)
        if kind == "agreement":
            frame = frames.near(step or record.steps)
            if frame is None:
                raise QannealError(run_stories.NO_FRAMES)
            found = recorded_steps.read(library.steps(run, after=frame.step - 1, last=frame.step))
            return run_stories.agreement_story(frame, found[0] if found else None)
        course = run_stories.Course.recorded(
            Measured(library, run),
            int(record.config["training"]["steps"]),
            simulated=record.config["sampler"]["kind"] == "simulated-qpu",
        )
        kept = frames.all()
        if kind == "calibration":
            placement = kept[0].snapshot.placement if kept else None
            return run_stories.calibration_story(kept, course, true_errors(record.config, placement))
        return run_stories.run_story(kept, course)

    return job


def _embedding_story_job(state: ChipState) -> "Job[Story] | None":
    placement, snapshot, step, beta = state.placement, state.snapshot, state.step, state.beta
    if placement is None or not placement.copies:
        return None
    of_run = (snapshot, step, beta) if snapshot and step is not None and beta is not None else None
    config = (state.run if of_run else state.plan) or RunConfig()

    def job(_: Report) -> "Story":
        from qanneal_gui.chip.embedding_story import make_story
        from qanneal_gui.chip.story_samples import Moment, gather

        return make_story(gather(placement, config, Moment(*of_run) if of_run else None))

    return job
