"""The terminal: the same operations as the window.

With ``--json``, standard output holds JSON lines, one object with a ``type`` per event, the last of
them a ``summary``; everything for people goes to standard error. Exit codes: 0 done, 1 failed,
2 wrong usage, 130 stopped by the user.
"""

import logging
import sys

import click

from qanneal_gui import __version__, logs
from qanneal_gui.cli import chip, experiments, library, resume, sharing, studies, training
from qanneal_gui.cli.output import say
from qanneal_gui.cli.training import INTERRUPTED
from qanneal_gui.errors import QannealError


def main() -> None:
    """Run ``qanneal``; no traceback reaches the user, the log file has it."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except QannealError as error:
        say(f"error: {error}")
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        say("stopped")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has gone; closing stderr keeps the interpreter quiet about it.
        sys.stderr.close()
        sys.exit(1)
    except Exception:
        logging.getLogger(__name__).exception("unexpected error")
        say(f"error: Something unexpected went wrong; {logs.log_file()} has the details, please report it.")
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="qanneal")
def cli() -> None:
    """Train neural networks with a quantum annealer."""
    logs.start()


for command in (
    training.train,
    resume.resume,
    training.estimate,
    chip.embed,
    experiments.equivalence,
    experiments.beta,
    experiments.runtime,
    experiments.capacity,
    studies.compare,
    chip.solvers,
    library.runs,
    sharing.export,
    sharing.import_runs,
    library.data,
):
    cli.add_command(command)
