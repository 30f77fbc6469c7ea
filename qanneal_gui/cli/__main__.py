"""``python -m qanneal_gui.cli`` is ``qanneal``."""

from qanneal_gui.cli import main

main()
