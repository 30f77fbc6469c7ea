import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from qt_guards import expected_warnings, guard, look, open_window

__all__ = ["expected_warnings", "guard", "look", "open_window"]
