import pytest

from qanneal_gui.runs.differences import differences, groups, written


def test_only_settings_that_differ_are_told():
    configs = [
        {"model": {"hidden": 64}, "data": {"classes": [2, 3], "seed": 0}},
        {"model": {"hidden": 16}, "data": {"classes": [2, 3], "seed": 0}},
        {"model": {"hidden": 64}, "data": {"classes": [2, 3]}, "extra": 1},
    ]
    assert {one.key: one.values for one in differences(configs)} == {
        "model.hidden": (64, 16, 64),
        "data.seed": (0, 0, None),
        "extra": (None, None, 1),
    }
    assert differences(configs[:1]) == differences([]) == []


def test_groups_come_in_the_order_of_their_values():
    configs = [{"a": {"b": value}} for value in (10, 9, None, "auto", 9)]
    assert groups(configs, "a.b") == {"9": [1, 4], "10": [0], "auto": [3], "–": [2]}


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (True, "yes"), (0.01, "0.01"), (3, "3"), ([2, "cat"], "2, cat"), ("all", "all")],
)
def test_settings_are_written_as_people_do(value, text):
    assert written(value) == text
