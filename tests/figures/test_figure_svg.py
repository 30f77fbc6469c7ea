"""Figures as SVG: where things stand, what they never cover, and what hostile values cannot break."""

import math
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from qanneal_gui.figures import Figure, Mark, Panel, Series
from qanneal_gui.figures.colours import ROLES, palette
from qanneal_gui.figures.scale import scale
from qanneal_gui.figures.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
STEPS = np.arange(1.0, 11.0)


def drawn(panels, **options):
    panels = panels if isinstance(panels, tuple) else (panels,)
    return ElementTree.fromstring(svg(Figure("A figure", panels, "A caption."), **options))


def one(*series, **options):
    return Panel("", "step", "loss / nats", series, **options)


def frames(root):
    """The axes of each panel as (left, top, bottom, right): the one path of the form M V H."""
    shape = re.compile(r"M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)")
    found = [shape.fullmatch(path.get("d")) for path in root.iter(f"{SVG}path")]
    return [tuple(map(float, match.groups())) for match in found if match]


def texts(root):
    return {"".join(text.itertext()): text for text in root.iter(f"{SVG}text")}


def place(element):
    return float(element.get("x")), float(element.get("y"))


def circles(root, color):
    return [
        (float(c.get("cx")), float(c.get("cy")))
        for c in root.iter(f"{SVG}circle")
        if c.get("stroke") == color
    ]


def test_points_stand_where_the_axes_say():
    points = Series("a", np.array([0.0, 5, 10]), np.array([0.0, 30, 100]), "ebm", markers=True)
    root = drawn(one(points, x_range=(0, 10), y_range=(0, 100)))
    left, top, bottom, right = frames(root)[0]
    # The markers on the curve come first, the legend's below the plot last.
    wanted = [(left, bottom), ((left + right) / 2, bottom + 0.3 * (top - bottom)), (right, top)]
    assert circles(root, "#0072b2")[:3] == [pytest.approx(point, abs=0.01) for point in wanted]


def test_ticks_are_round_and_stand_at_their_values():
    root = drawn(one(Series("a", STEPS, STEPS * 7), x_range=(0, 60), y_range=(100, 170)))
    left, top, bottom, right = frames(root)[0]
    found = texts(root)
    for value in range(0, 61, 10):
        assert place(found[str(value)])[0] == pytest.approx(left + (right - left) * value / 60, abs=0.06)
    for value in (100, 120, 140, 160):  # 4.2 pixels below the line, as the middle of the letters is
        wanted = left - 8, bottom + (top - bottom) * (value - 100) / 70 + 4.2
        assert place(found[str(value)]) == pytest.approx(wanted, abs=0.06)


def test_a_log_axis_has_decades_and_minor_ticks():
    root = drawn(one(Series("a", STEPS, np.logspace(-4, 0, 10)), y_log=True, y_range=(1e-4, 1)))
    left, top, bottom, _ = frames(root)[0]
    found = texts(root)
    for i, text in enumerate(("10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰")):
        assert place(found[text])[1] - 4.2 == pytest.approx(bottom + i / 4 * (top - bottom), abs=0.06)
    minor = [p for p in root.iter(f"{SVG}path") if re.fullmatch(rf"M{left:.2f} [\d.]+h4", p.get("d"))]
    assert len(minor) == 4 * 8


def test_values_a_log_axis_cannot_show_are_gaps():
    root = drawn(one(Series("a", STEPS, np.array([1, 10, 0, 10, 100, -1, 1, 10, np.nan, 3.0])), y_log=True))
    lines = [p for p in root.iter(f"{SVG}path") if p.get("stroke-width") == "1.4" and "L" in p.get("d")]
    assert [len(re.findall("M", line.get("d"))) for line in lines] == [3]
    assert len(circles(root, palette(False).role("neutral"))) == 1  # the last point stands alone


def test_the_legend_and_the_names_of_marks_are_outside_the_plot():
    series = [Series(f"series number {i}", STEPS, STEPS * i, "ebm") for i in range(9)]
    marks = (Mark("x", 5, "resumed"), Mark("x", 5.1, "and once more"), Mark("y", 20, "a bound"))
    root = drawn((one(*series, marks=marks), one(series[0]), one(series[1])), width=800)
    boxes = frames(root)
    assert len(boxes) == 3
    for words, text in texts(root).items():
        if words.startswith(("series", "resumed", "and once", "a bound")):
            x, y = place(text)
            # Baselines: 12 pixels of letters above, 4 below.
            assert not any(
                left - 1 < x < right + 1 and top < y + 4 and y - 12 < bottom
                for left, top, bottom, right in boxes
            ), words
    resumed, again = (place(texts(root)[name])[1] for name in ("resumed", "and once more"))
    assert abs(resumed - again) >= 14


def test_everything_is_inside_the_picture():
    series = Series("a long name " * 30, STEPS, STEPS, "mlp", low=STEPS - 3, high=STEPS + 3, band="± 3 " * 60)
    root = drawn(one(series, marks=(Mark("y", 5, "long " * 40),), y_range=(4, 6)), width=400)
    width, height = (float(root.get(name)) for name in ("width", "height"))
    for text in root.iter(f"{SVG}text"):
        if text.get("x"):
            x, y = place(text)
            assert 0 <= x <= width
            assert 0 <= y <= height


def test_a_shared_legend_is_written_once():
    panel = one(Series("EBM", STEPS, STEPS, "ebm"), Series("MLP", STEPS, STEPS, "mlp"))
    root = drawn((panel, panel))
    assert sum("".join(text.itertext()) == "EBM" for text in root.iter(f"{SVG}text")) == 1


def test_series_differ_by_more_than_colour():
    root = drawn(
        one(*(Series(name, STEPS, STEPS, name) for name in ("classical-1", "classical-2", "quantum-1")))
    )
    kinds = set()
    for name in ("classical-1", "classical-2", "quantum-1"):
        color = palette(False).role(name)
        filled = [e for e in root.iter() if e.get("fill") == color and e.get("stroke") == color]
        kinds.add((filled[0].tag, len(re.findall("L", filled[0].get("d", "")))))
    assert len(kinds) == 3


def test_who_listens_to_a_picture_hears_what_it_shows():
    curves = Panel("Loss", "step", "loss / nats", (Series("a", STEPS, STEPS),))
    for title, panels, heard in (
        ("A", (curves,), "A"),
        ("", (curves, curves), "Loss, Loss"),
        ("", (), "Figure"),
    ):
        assert ElementTree.fromstring(svg(Figure(title, panels))).find(f"{SVG}title").text == heard


def test_published_values_can_be_left_out():
    paper = Series("the paper", STEPS, STEPS * 100, "output", published=True, markers=True)
    panel = one(Series("ours", STEPS, STEPS, "ebm"), paper, marks=(Mark("y", 7, "printed", published=True),))
    with_paper, without = drawn(panel), drawn(panel, published=False)
    assert {"the paper", "printed"} <= set(texts(with_paper))
    assert not {"the paper", "printed"} & set(texts(without))
    assert palette(False).role("output") not in svg(Figure("", (panel,)), published=False)


def test_light_and_dark_use_their_own_colours():
    panel = one(Series("a", STEPS, STEPS, "ebm"))
    light, dark = svg(Figure("", (panel,))), svg(Figure("", (panel,)), dark=True)
    assert ROLES["ebm"][0] in light
    assert ROLES["ebm"][1] not in light
    assert ROLES["ebm"][1] in dark
    assert ROLES["ebm"][0] not in dark


def test_a_line_and_its_band_are_cut_at_the_edges():
    y = 100 * np.sin(STEPS)
    root = drawn(
        one(Series("a", STEPS, y, "ebm", low=y - 20, high=y + 20), x_range=(2, 8), y_range=(-10, 30))
    )
    left, top, bottom, right = frames(root)[0]
    shown = [p.get("d") for p in root.iter(f"{SVG}path") if "#0072b2" in (p.get("stroke"), p.get("fill"))]
    numbers = [tuple(map(float, pair)) for d in shown[:-1] for pair in re.findall(r"([\d.]+) ([\d.]+)", d)]
    assert len(numbers) > 10
    assert all(left - 0.02 <= x <= right + 0.02 and top - 0.02 <= y <= bottom + 0.02 for x, y in numbers)


def test_names_along_x_replace_numbers():
    names = tuple((float(i), f"MNIST {i}-{i + 1}") for i in range(16))
    root = drawn(one(Series("a", np.arange(16.0), np.arange(16.0), line=False), x_names=names))
    left, _, bottom, right = frames(root)[0]
    for _, name in names:
        at = re.match(r"translate\(([\d.]+) ([\d.]+)\) rotate\(-90\)", texts(root)[name].get("transform"))
        assert left <= float(at[1]) <= right + 8
        assert float(at[2]) > bottom


def test_a_long_series_is_thinned_without_losing_its_peaks():
    y = np.zeros(200_000)
    y[123_456] = 1.0
    text = svg(Figure("", (one(Series("a", np.arange(200_000.0), y, "ebm"), y_range=(0, 1)),)))
    assert len(text) < 300_000
    top = frames(ElementTree.fromstring(text))[0][1]
    assert f" {top:.2f}L" in text


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"/><x y="', "a\x00b\x1bc", "\ud800", "]]>&"]
)
def test_hostile_text_is_only_text(hostile):
    series = Series(hostile, STEPS, STEPS, low=STEPS, high=STEPS, band=hostile)
    panel = Panel(hostile, hostile, hostile, (series,), (Mark("x", 2, hostile), Mark("y", 2, hostile)))
    root = ElementTree.fromstring(svg(Figure(hostile, (panel,), hostile)))
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        *("svg", "g", "title", "desc", "rect", "circle", "path", "text")
    }


numbers = st.floats(allow_nan=True, allow_infinity=True)
arrays = hnp.arrays(np.float64, st.integers(0, 40), elements=numbers)


@given(
    arrays,
    arrays,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.one_of(st.none(), st.tuples(numbers, numbers)),
)
@settings(max_examples=150, deadline=None)
def test_any_series_can_be_drawn(x, y, x_log, y_log, line, y_range):
    series = Series("a", x, y, low=y[::2], high=y[::-1], band="band", line=line, markers=not line)
    marks = (Mark("x", float(x[0]) if len(x) else math.nan, "m"), Mark("y", 1.0, "n", until=math.inf))
    text = svg(Figure("t", (one(series, marks=marks, x_log=x_log, y_log=y_log, y_range=y_range),)))
    root = ElementTree.fromstring(text)
    assert not re.search(r"\b(nan|inf)\b", re.sub(r"<text.*?</text>|<title.*?</title>", "", text))
    assert len(frames(root)) == 1


@given(arrays, st.booleans(), st.integers(2, 12))
@settings(max_examples=300, deadline=None)
def test_ticks_rise_within_the_axis_and_have_names_of_their_own(values, log, about):
    axis = scale([values], log, None, 0.05)
    assert axis.low < axis.high
    ticks = axis.ticks(about)
    labels = [tick.text for tick in ticks if tick.text]
    assert 1 <= len(labels) <= 3 * about
    assert len(set(labels)) == len(labels)
    places = axis.fraction(np.array([tick.value for tick in ticks]))
    assert (np.diff(places) > 0).all()
    assert (places > -0.01).all()
    assert (places < 1.01).all()
    shown = axis.fraction(values[np.isfinite(values) & (np.abs(values) < 1e149) & (np.abs(values) > 1e-149)])
    shown = shown[np.isfinite(shown)]
    assert ((shown >= -1e-9) & (shown <= 1 + 1e-9)).all()


def test_a_band_of_several_curves_has_the_colours_of_all_in_the_legend():
    series = [
        Series(role, STEPS, STEPS, role, low=STEPS - 1, high=STEPS + 1, band="± one standard deviation")
        for role in ("ebm", "mlp")
    ]
    drawing = svg(Figure("A figure", (one(*series),), ""))
    samples = re.findall(r'<rect x="[^"]*" y="[^"]*" width="15.0" height="11" fill="(#\w+)"', drawing)
    assert samples == [ROLES["ebm"][0], ROLES["mlp"][0]]


@pytest.mark.parametrize(
    "label", ["hidden units", "time / s", "log-likelihood / nats", "overwhelmingly long"]
)
@pytest.mark.parametrize("most", [100, 250, None])
def test_a_name_along_y_is_broken_between_its_words_alone(label, most):
    curve = Series("mean", STEPS, STEPS)
    told = texts(drawn(Panel("pegasus:16", "step", label, (curve,)), width=600, most=most))
    lines = [text for text in told if text and text in label]
    assert " ".join(lines).split() == label.split()
    assert max(map(len, lines)) >= len("time / s")  # room for words, not for a syllable each


def test_a_low_plot_names_its_values_by_the_unit_where_its_title_says_the_rest():
    curve = Series("mean", STEPS, STEPS)

    title = "Test accuracy of the MLP"

    def beginning(word, label, most):
        told = texts(drawn(Panel(title, "step", label, (curve,)), width=600, most=most))
        return [text for text in told if text.startswith(word)]

    assert beginning("%", f"{title} / %", 240) == ["%"]
    assert beginning("Test", f"{title} / %", 240) == [title]
    assert len(beginning("Test", f"{title} / %", None)) == 2
    assert beginning("some", "something else that is long / %", 240)
