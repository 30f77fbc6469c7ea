"""Telling a run what to do that another terminal, a window or another machine drives."""

import click

from qanneal_gui.cli.output import emit, json_option, say


@click.command()
@click.argument("run")
@json_option
def pause(run: str, as_json: bool) -> None:
    """Pause RUN (its id, the beginning of its id, or last) after its current step, whoever drives it.

    It goes on with: qanneal resume RUN
    """
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.orders import give

    told = give(open_library(), run, "pause")
    say(f"Run {told} pauses after its current step; continue with: qanneal resume {told}")
    if as_json:
        emit({"type": "summary", "run": told, "order": "pause"})


@click.command()
@click.argument("run")
@click.option(
    "--now", is_flag=True, help="Without the current step; a submission under way may still be billed."
)
@json_option
def stop(run: str, now: bool, as_json: bool) -> None:
    """Stop RUN (its id, the beginning of its id, or last) after its current step, whoever drives it."""
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.runs.orders import give

    told = give(open_library(), run, "stop-now" if now else "stop")
    when = "now; a submission under way may still be billed" if now else "after its current step"
    say(f"Run {told} stops {when}.")
    if as_json:
        emit({"type": "summary", "run": told, "order": "stop-now" if now else "stop"})
