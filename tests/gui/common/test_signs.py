"""A sentence with a sign before it, which is made when there is something to say."""

import pytest
from PySide6.QtWidgets import QLabel

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Sign


def labels(sign):
    return [one for one in sign.findChildren(QLabel) if not one.isHidden()]


@pytest.fixture
def sign(qtbot, look):
    made = Sign()
    qtbot.addWidget(made)
    made.resize(200, 60)
    made.show_sentence("", "error")
    yield made
    look.set_mode("light")


def test_a_sign_without_a_sentence_consists_of_nothing(sign):
    sign.recolor()
    assert (sign.isHidden(), sign.text, sign.complains, labels(sign)) == (True, "", False, [])


def test_the_first_sentence_comes_in_the_colours_in_force_by_then(sign, look):
    look.set_mode("dark")
    sign.show_sentence("Enter a number.", "error")
    icon, sentence = labels(sign)
    assert (sentence.text(), sentence.accessibleName()) == ("Enter a number.", "Enter a number.")
    assert theme.DARK.trouble in sentence.styleSheet()
    assert not icon.pixmap().isNull()
    assert sign.complains
    look.set_mode("light")
    assert theme.LIGHT.trouble in sentence.styleSheet()


def test_a_sentence_wraps_unless_it_keeps_to_one_line(sign):
    sign.show_sentence("Enter a number between 1 and 100; all of a long sentence is to be read.", "error")
    sentence = labels(sign)[1]
    assert sentence.wordWrap()
    assert sentence.heightForWidth(100) > sentence.heightForWidth(1000)
    sign.set_one_line(True)
    assert not sentence.wordWrap()
    sign.set_one_line(False)
    assert sentence.heightForWidth(100) > sentence.heightForWidth(1000)
