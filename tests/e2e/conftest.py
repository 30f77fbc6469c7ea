import sys
from pathlib import Path

# The guards are those of the window's own tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "gui"))
# At the end, so that it hides nothing: the server is shared with the tests of the device.
sys.path.append(str(Path(__file__).parents[1] / "annealing" / "qpu"))

from qt_guards import expected_warnings, guard, look, open_window

__all__ = ["expected_warnings", "guard", "look", "open_window"]
