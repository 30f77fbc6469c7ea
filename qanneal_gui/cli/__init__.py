"""The terminal: the same operations as the window.

With ``--json``, standard output holds JSON lines, one object with a ``type`` per event, the last of
them a ``summary``; everything for people goes to standard error. Exit codes: 0 done, 1 failed,
2 wrong usage, 130 stopped by the user.
"""

import logging
import os

import click

from qanneal_gui import __version__, logs
from qanneal_gui.cli import (
    chip,
    experiments,
    library,
    notify,
    ordering,
    queue,
    results,
    resume,
    serving,
    sharing,
    studies,
    sweeps,
    training,
)
from qanneal_gui.cli.output import say
from qanneal_gui.cli.stopping import interrupting
from qanneal_gui.cli.training import INTERRUPTED
from qanneal_gui.errors import QannealError
from qanneal_gui.paths import resource
from qanneal_gui.support import background, streams


def main() -> None:
    """Run ``qanneal``; no traceback reaches the user, the log file has it."""
    streams.secure()
    background.leave(_run())


def _run() -> int:
    """Do what the arguments ask for; return the exit code."""
    try:
        with interrupting():
            cli.main(standalone_mode=False)
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except QannealError as error:
        say(f"error: {error}")
        return 1
    except (KeyboardInterrupt, click.Abort):
        say("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone.
        streams.silence_output()
        return 1
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # while a class was being made, by an import
            say("stopped")
            return INTERRUPTED
        say(f"error: Something unexpected went wrong ({type(error).__name__}){_logged()}.")
        return 1


def _logged() -> str:
    """Write the exception at hand to the log, and say where it is; nothing here may fail."""
    try:
        logging.getLogger(__name__).exception("unexpected error")
        return f"; {logs.log_file()} has the details, please report it"
    except Exception:
        return "; please report it"


def _manual() -> str:
    page = str(resource("manual", "index.html"))
    return f"The manual: {page}" if os.path.isfile(page) else "The manual: docs/index.md, or make docs."


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_manual()
)
@click.version_option(__version__, prog_name="qanneal")
def cli() -> None:
    """Train neural networks with a quantum annealer."""
    logs.start()


for command in (
    training.train,
    resume.resume,
    ordering.pause,
    ordering.stop,
    training.estimate,
    chip.embed,
    experiments.equivalence,
    experiments.beta,
    experiments.chain,
    experiments.runtime,
    experiments.capacity,
    studies.compare,
    sweeps.sweep,
    queue.queue,
    chip.solvers,
    results.results,
    library.runs,
    library.limit,
    serving.serve,
    notify.notify,
    sharing.export,
    sharing.import_runs,
    library.data,
):
    cli.add_command(command)
