from helpers.qt_guards import expected_warnings, guard, look, open_window

__all__ = ["expected_warnings", "guard", "look", "open_window"]
