"""Taking a recorded run up again on the terminal."""

import threading

import click

from qanneal_gui.cli.output import emit, json_option, note, say
from qanneal_gui.cli.training import drive


@click.command()
@click.argument("run")
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    metavar="N",
    help="Total number of steps; more than the run has extend it.",
)
@click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="BUDGET.KEY=VALUE",
    help="Change a limit of the budget; may be repeated.",
)
@click.option(
    "--pay-again",
    is_flag=True,
    help="Send problems again whose answers still cannot be read; they are billed twice.",
)
@click.option(
    "--solver",
    default="",
    metavar="NAME",
    help="Go on with another solver, where the network is re-embedded.",
)
@json_option
def resume(
    run: str, steps: int | None, overrides: tuple[str, ...], pay_again: bool, solver: str, as_json: bool
) -> None:
    """Resume RUN (its id, the beginning of its id, or last) after its last finished step.

    A run that is paused elsewhere goes on there.

    The results are those of an uninterrupted run, and no QPU time is paid for twice. Only the number of
    steps, the budget and the solver may change.
    """
    from qanneal_gui import config
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs import orders
    from qanneal_gui.runs.shortfalls import extension_shortfall
    from qanneal_gui.runs.totals import left_this_month
    from qanneal_gui.training.resumption import check_unchanged
    from qanneal_gui.training.session import Session

    library = open_library()
    record = library.get(run)
    if record.state == "paused" and orders.is_driven(library, record.id):
        orders.give(library, record.id, "continue")
        say(f"Run {record.id} continues where it was paused.")
        if as_json:
            emit({"type": "summary", "run": record.id, "order": "continue"})
        return
    stop, abort = threading.Event(), threading.Event()
    budget = None
    if overrides:
        wanted = config.changed(config.parse(record.config), overrides)
        check_unchanged(record, wanted)
        budget = wanted.budget
        steps = steps or wanted.training.steps
    session = Session.resuming(record.id, library, steps, budget, pay_again, solver, stop=stop, abort=abort)
    left = left_this_month(library) if session.config.billed else None
    length = session.config.training.steps
    if shortfall := extension_shortfall(record, length, session.config.budget, left):
        note(shortfall.sentence)
    drive(session, stop, abort, as_json)
