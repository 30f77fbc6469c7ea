"""What the page of the queue says, and what it offers to do with entries."""

from collections import Counter
from collections.abc import Collection, Sequence

from qanneal_gui import config
from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.gui.common import fields, overrides
from qanneal_gui.gui.common.setting_words import values_in_words
from qanneal_gui.runs import state_words
from qanneal_gui.runs.in_words import run_in_words
from qanneal_gui.runs.queue_bill import Bill
from qanneal_gui.runs.queue_entry import RUN, Entry
from qanneal_gui.support.wording import shown, tr

_FEW = 6
"""Values of a setting that are told one by one."""

_TOLD_ELSEWHERE = ("vary", "name")
EXECUTE = tr("Run", "button")
EMPTY = tr(
    "Nothing is in the queue. Choose settings on the left, then press Queue "
    "(Ctrl+Shift+Return): the run waits here. Experiments have a button of "
    "that name, too. In a terminal: qanneal queue add"
)
PAUSES = tr("The queue pauses after what is running now.")
STOP = tr("Save what is running after the current step, and let it wait again")
STOP_NOW = tr("Save what is running without the current step; a submission under way may still be billed")


def at_rest(entry: Entry) -> bool:
    """Whether an entry is not being run."""
    return entry.state != "running"


def told(entries: Sequence[Entry]) -> str:
    """Name entries that were removed."""
    return (
        tr("entry {id}", id=entries[0].id)
        if len(entries) == 1
        else tr("{entries:,} entries", entries=len(entries))
    )


def question(found: Bill) -> str:
    """Say what running the queue costs, before it is agreed to."""
    rest = (
        tr(" No run uses more than the limits of its budget.")
        if found.fits
        else tr(" What reaches the limit is put on hold, and the rest goes on.")
    )
    return (found.shortfall or found.sentence) + rest


def end(ended_before: Collection[int], entries: Sequence[Entry], failed: bool) -> str:
    """Say how the queue has ended: what has become of its entries, or that a process of it has failed."""
    counts = Counter(one.state for one in entries if one.id not in ended_before)
    ended = state_words.of_ended(counts)
    if failed:
        return tr("A process of the queue ended unexpectedly; what it was running waits again.")
    if any(one.state == "waiting" for one in entries):
        return (
            tr("The queue has stopped: {ended}; what is left waits.", ended=ended)
            if ended
            else tr("The queue has stopped; what is left waits.")
        )
    return (
        tr("The queue has come to its end: {ended}.", ended=ended)
        if ended
        else tr("The queue has come to its end.")
    )


def of_removed(removed: Sequence[Entry]) -> str:
    """Say what was removed from the queue, and how it comes back."""
    return (
        tr("Removed {removed} from the queue; press Undo to put it back.", removed=told(removed))
        if len(removed) == 1
        else tr("Removed {removed} from the queue; press Undo to put them back.", removed=told(removed))
    )


def experiment_in_words(experiment: Experiment) -> str:
    """Say what an experiment is: its title, and what differs from its defaults; of a sweep, what varies."""
    model = type(experiment.settings)
    told, axes, run = (
        [shown(experiment.title)],
        getattr(experiment, "axes", ()),
        getattr(experiment, "given", None),
    )
    known = {spec.key: spec for spec in fields.specs()} if axes else {}
    for axis in axes:
        spec = known.get(axis.setting)
        told.append(f"{spec.title} {values_in_words(spec, axis.values, _FEW)}" if spec else str(axis))
    for spec in fields.specs_of(model, experiment.name):
        value = getattr(experiment.settings, spec.name)
        if value != spec.default and spec.name not in _TOLD_ELSEWHERE:
            told.append(
                overrides.all_in_words(value)
                if spec.kind == "settings"
                else f"{spec.title} {fields.in_words(spec, value)}"
            )
    if run is not None:
        told.append(shown(run_in_words(config.as_dict(run))))
    return " · ".join(told)


def bill(found: Bill, entries: Sequence[Entry], *, paused: bool) -> str:
    """Say what is still to come, and that the queue is paused, or will be after what is running now."""
    running = any(not at_rest(one) for one in entries)
    if paused and running:
        return f"{PAUSES} {shown(found.sentence)}" if found.waiting else PAUSES
    return (tr("Paused. ") if paused else "") + found.sentence


def offered(
    entries: Sequence[Entry], chosen: Sequence[Entry], *, editing: bool, removed: bool
) -> dict[str, bool]:
    """Return what can be done now, by the names of the page's actions."""
    resting = [one for one in chosen if at_rest(one)]
    return {
        "open": len(chosen) == 1 and (chosen[0].steps is not None or chosen[0].kind != RUN),
        "edit": editing or len(chosen) == len(resting) == 1,
        "retry": any(one.state in ("failed", "held") for one in chosen),
        "up": bool(chosen),
        "down": bool(chosen),
        "remove": bool(resting),
        "ended": any(one.state in ("done", "failed") for one in entries),
        "clear": any(at_rest(one) for one in entries),
        "undo": removed,
    }
