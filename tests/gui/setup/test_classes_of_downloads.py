"""Classes of a data set that is published, but not on this computer yet."""

import pytest

from qanneal_gui import config


@pytest.mark.parametrize(("classes", "wrong"), [([2, 99], "99"), ([2, 3], "")])
def test_classes_that_it_does_not_have_are_refused_in_the_form(
    open_window, qtbot, monkeypatch, tmp_path, classes, wrong
):
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path))
    window = open_window(config.assemble(None, "demo", ["data.dataset=mnist", f"data.classes={classes}"]))
    row = window.form.rows["data.classes"]
    if wrong:
        qtbot.waitUntil(lambda: wrong in row.sign.text)
        assert "its classes are 0, 1, 2" in row.sign.text
    else:
        qtbot.waitUntil(lambda: window.preview.download_button.isVisibleTo(window.preview))
        assert not row.sign.text
