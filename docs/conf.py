"""How the manual is built: ``make docs``."""

import tomllib
from pathlib import Path

_SETTINGS = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))

project = "qanneal"
author = "The qanneal developers"
version = release = _SETTINGS["project"]["version"]

extensions = ["myst_parser"]
exclude_patterns = ["examples"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"qanneal {version}"
html_copy_source = html_show_sourcelink = html_show_copyright = html_show_sphinx = False
