"""Of what Ocean brings, only what is known to complain of nothing is not heard."""

import subprocess
import sys

import pytest

COMPILED = """
import sys, warnings
import qanneal_gui.annealing
warnings.warn_explicit("invalid escape sequence '\\\\\\\\*'", SyntaxWarning, sys.argv[1], 213)
"""


@pytest.mark.parametrize(
    ("file", "code"), [("site-packages/homebase/homebase.py", 0), ("site-packages/another/module.py", 1)]
)
def test_an_escape_in_homebase_is_no_news_to_a_user(file, code):
    ended = subprocess.run([sys.executable, "-W", "error", "-c", COMPILED, file], capture_output=True)
    assert ended.returncode == code, ended.stderr
