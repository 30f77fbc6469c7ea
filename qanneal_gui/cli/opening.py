"""The run library, opened for a command."""

from typing import TYPE_CHECKING

from qanneal_gui.cli.output import note

if TYPE_CHECKING:  # the terminal starts without what this imports
    from qanneal_gui.runs.library import RunLibrary


def open_library() -> "RunLibrary":
    """Open the library, remove what killed processes have left in it, and say what was lost from it."""
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.tidying import tidy

    library = RunLibrary()
    if sentence := tidy(library).sentence:
        note(sentence)
    return library
