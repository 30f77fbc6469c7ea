"""Settings of experiments that cannot be used, in the words of the program."""

import pytest

from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.equivalence import EquivalenceSettings
from qanneal_gui.experiments.settings import parse


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"classes": list(range(14))}, "classes cannot be .*: name at most 12"),
        ({"classes": [1]}, "classes cannot be .*: name at least 2"),
        ({"steps": 0}, "steps cannot be 0: input should be greater than or equal to 1"),
    ],
)
def test_what_is_wrong_is_said_without_the_terms_of_a_library(values, words):
    with pytest.raises(ConfigError, match=words) as found:
        parse(EquivalenceSettings, values)
    assert "tuple" not in str(found.value)
