"""The tour: what it points at is lit and can be used; keys and mouse lead on, back and out of it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from qanneal_gui.gui.welcome.tour import place_beside

TITLES = [
    "What goes in",
    "Start, wait, stop",
    "What happens",
    "What it costs",
    "Where it lives",
    "What is kept",
    "The paper's figures",
    "Where help is",
]


@pytest.fixture
def window(active_window):
    return active_window


@pytest.fixture
def tour(window):
    window.form.rows["model.hidden"].editor.line.setFocus()
    window.welcoming.show_around()
    yield window.welcoming.tour
    if window.welcoming.tour is not None:
        window.welcoming.tour.end()


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def rectangle(window, widget):
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_every_stop_lights_what_it_speaks_of_and_covers_none_of_it(window, tour, qtbot):
    tabs = window.workspace.tabs
    lit = [window.side, window.header.start_button, tabs, window.header.qpu, tabs, tabs, tabs, window.status]
    pages = ["Curves", "Curves", "Curves", "Curves", "Chip", "Runs", "Experiments", "Experiments"]
    for place, (title, widget, page) in enumerate(zip(TITLES, lit, pages, strict=True)):
        bubble = tour.bubble
        assert (bubble.title.text(), bubble.count.text()) == (title, f"{place + 1} of 8")
        assert tabs.bar.tabText(tabs.currentIndex()).replace("&", "") == page
        there = rectangle(window, widget)
        assert tour.light.contains(there.intersected(window.rect().adjusted(2, 2, -2, -2)))
        assert window.rect().contains(bubble.geometry())
        if not tour.light.intersects(bubble.geometry()):
            # A press in the light reaches the window itself.
            assert window.childAt(there.center()) is not tour
        press(qtbot, window, Qt.Key.Key_Right)
    assert window.welcoming.tour is None


def test_it_ends_as_the_window_was(window, tour, qtbot):
    window.workspace.tabs.setCurrentIndex(0)
    for _ in range(6):
        press(qtbot, window, Qt.Key.Key_Right)
    assert window.workspace.tabs.wide
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.welcoming.tour is None
    assert window.workspace.tabs.currentIndex() == 0
    assert window.form.rows["model.hidden"].editor.line.hasFocus()


def test_settings_that_were_hidden_are_shown_for_their_stop_alone(window, qtbot):
    window.sides.left.want(wanted=False)
    window.welcoming.show_around()
    assert window.side.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    assert window.remembering.now.hidden_sides == ("settings",)


def test_tab_goes_round_the_bubble_and_the_mouse_presses_its_buttons(window, tour, qtbot):
    bubble = tour.bubble
    assert bubble.next.hasFocus()
    press(qtbot, window, Qt.Key.Key_Tab)
    assert bubble.leave.hasFocus()
    press(qtbot, window, Qt.Key.Key_Backtab)
    assert bubble.next.hasFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert tour.place == 1
    press(qtbot, window, Qt.Key.Key_Backtab)
    assert bubble.back.hasFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert tour.place == 0
    assert bubble.next.hasFocus()  # Back can go nowhere
    qtbot.mouseClick(bubble.next, Qt.MouseButton.LeftButton)
    press(qtbot, window, Qt.Key.Key_Left)
    assert tour.place == 0
    qtbot.mouseClick(bubble.leave, Qt.MouseButton.LeftButton)
    assert window.welcoming.tour is None


def test_what_is_dimmed_takes_no_press(window, tour, qtbot):
    assert window.childAt(rectangle(window, window.header.start_button).center()) is tour
    qtbot.mouseClick(
        tour, Qt.MouseButton.LeftButton, pos=rectangle(window, window.header.start_button).center()
    )
    assert not window.control.state.active
    assert tour.place == 0


def test_what_is_lit_can_be_used_and_escape_still_ends_the_tour(window, tour, qtbot):
    line = window.form.rows["model.hidden"].editor.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")
    assert window.form.config().model.hidden == 12
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert tour.place == 0
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert window.welcoming.tour is None
    assert line.hasFocus()


@pytest.mark.parametrize("size", [(1000, 640), (1500, 900)])
def test_light_and_bubble_follow_the_window(window, tour, qtbot, size):
    tour.go_on()
    tour.go_on()
    window.resize(*size)
    qtbot.waitUntil(lambda: tour.size() == window.size())
    page = rectangle(window, window.workspace.tabs)
    qtbot.waitUntil(lambda: tour.light.contains(page.intersected(window.rect().adjusted(2, 2, -2, -2))))
    assert window.rect().contains(tour.bubble.geometry())
    assert tour.mask().contains(tour.bubble.geometry().center())
    assert not tour.mask().contains(tour.light.topLeft() + QPoint(20, 20))


def test_an_open_tour_ends_with_the_window(window, tour):
    window.close()
    assert window.welcoming.tour is None


@pytest.mark.parametrize(
    ("light", "side"),
    [
        (QRect(0, 100, 300, 400), "right"),
        (QRect(900, 0, 100, 60), "left"),
        (QRect(0, 600, 1000, 40), "above"),
        (QRect(0, 0, 1000, 60), "below"),
        (QRect(0, 100, 1000, 500), "in"),
        (QRect(), "middle"),
    ],
)
def test_the_bubble_lies_beside_the_light(light, side):
    bubble, window = QRect(0, 0, 340, 140), QRect(0, 0, 1000, 640)
    lies = bubble.translated(place_beside(light, bubble, window))
    assert window.contains(lies)
    beside = {
        "right": lies.left() > light.right(),
        "left": lies.right() < light.left(),
        "above": lies.bottom() < light.top(),
        "below": lies.top() > light.bottom(),
        "in": light.contains(lies),
        "middle": (lies.center() - window.center()).manhattanLength() < 30,
    }
    assert beside[side]


def test_every_part_of_the_bubble_is_named(tour):
    assert tour.accessibleName()
    assert tour.bubble.accessibleName() == "Tour: What goes in"
    assert tour.bubble.accessibleDescription()
    assert all(button.text() for button in tour.bubble.findChildren(QPushButton))
    assert isinstance(tour.bubble, QWidget)


def test_the_bubble_has_room_for_longer_words(window, tour):
    tour.bubble.leave.setText("In a language with long words")
    tour.go_on()
    tour.bubble.layout().activate()
    for button in tour.bubble.buttons:
        assert button.width() >= button.sizeHint().width()
