"""A run is refused on the terminal before it starts or waits: by what is known, or by the QPU itself."""

import contextlib
from typing import TYPE_CHECKING

from qanneal_gui.cli.connection import ConnectionTeller
from qanneal_gui.cli.output import note
from qanneal_gui.errors import QannealError

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.config import RunConfig
    from qanneal_gui.runs.library import RunLibrary


def check(made: "RunConfig", library: "RunLibrary", as_json: bool) -> None:
    """Refuse a run that could not make a step.

    Raises
    ------
    CannotRunError
        It could not; where no chip that is known holds its network, no QPU of the account does, either.
    """
    from qanneal_gui.training.feasibility import UnknownChipError, check_run

    try:
        check_run(made, library)
    except UnknownChipError:
        if not _ask(made, as_json):
            raise
        check_run(made, library)


def note_shortfalls(made: "RunConfig", library: "RunLibrary") -> None:
    """Say on one line why a run on a QPU would pause before its last step, by its estimate; send nothing."""
    from qanneal_gui.training.estimates import shortfalls

    if not made.billed:
        return
    with contextlib.suppress(QannealError):  # whether it can run was asked before
        if reasons := shortfalls(made, library):
            note(f"The run would pause at a limit. {' '.join(reasons)}")


def _ask(made: "RunConfig", as_json: bool) -> bool:
    """Have the QPU's own chip be known; return whether it answered."""
    from qanneal_gui.annealing.qpu import open_qpu

    try:
        with open_qpu(made, connection=ConnectionTeller(as_json)):
            return True
    except QannealError:  # what is known already says more
        return False
