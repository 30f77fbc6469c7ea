"""How the manual is built: ``make docs``."""

import re
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

_SETTINGS = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))

project = "qanneal"
author = "The qanneal developers"
version = release = _SETTINGS["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["examples"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_typehints = "none"  # numpydoc says shapes and units, too
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_ivar = True
add_module_names = False
# Types are words there ("ndarray, shape (B, N)"), not names to be looked up; everything else is looked up.
nitpicky = True
nitpick_ignore_regex = [("py:.*", ".*")]
suppress_warnings = ["ref.python"]  # attributes of several classes have one name
linkcheck_ignore = [r"http://(localhost|127\.0\.0\.1)[:/]", r"https?://\S*example\.(com|org)"]
linkcheck_timeout = 20

html_theme = "furo"
html_title = f"qanneal {version}"
html_copy_source = html_show_sourcelink = html_show_copyright = html_show_sphinx = False


_SENTENCES = ("data", "attribute", "property")
_kept: dict[str, list[str]] = {}


def setup(app: Sphinx) -> None:
    """Let docstrings write |x|, and what is said of constants have colons, where Napoleon ends a type.

    And let signatures say nothing that is another one each time.
    """
    app.connect("autodoc-process-signature", _without_addresses)
    app.connect("autodoc-process-docstring", _before_napoleon, priority=400)
    app.connect("autodoc-process-docstring", _after_napoleon, priority=600)


def _without_addresses(
    app: Sphinx,
    what: str,
    name: str,
    obj: object,
    options: object,
    signature: str | None,
    returned: str | None,
) -> tuple[str | None, str | None]:
    return signature and re.sub(" at 0x[0-9a-f]+", "", signature), returned


def _before_napoleon(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    for number, line in enumerate(lines):
        parts = re.split("(``.*?``)", line)
        parts[::2] = [part.replace("|", r"\|") for part in parts[::2]]
        lines[number] = "".join(parts)
    if "Attributes" in lines:
        for number in range(lines.index("Attributes"), len(lines)):
            # Napoleon takes what stands before a blank for a type.
            names, colon, kind = lines[number].partition(" : ")
            lines[number] = (
                names.replace(", ", ",") + colon + kind if re.match(r"\w", names) else lines[number]
            )
    if what in _SENTENCES:
        _kept[name] = list(lines)


def _after_napoleon(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    if what in _SENTENCES:
        lines[:] = _kept.pop(name, lines)
