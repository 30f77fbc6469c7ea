"""Figures on paper: their size, the size of their text, and what stands where in every width and font."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from qanneal_gui.figures import Figure, Mark, Panel, Series
from qanneal_gui.figures.colours import ROLES
from qanneal_gui.figures.csv import drawn, figure_csv
from qanneal_gui.figures.ends import spread
from qanneal_gui.figures.paper import Paper, on_paper
from qanneal_gui.figures.scale import scale
from qanneal_gui.figures.text import width

SVG = "{http://www.w3.org/2000/svg}"
STEPS = np.arange(1.0, 101.0)
NAMES = ("EBM, test", "MLP, test", "a run whose name somebody made long, with β_eff = 16 and 1,000 reads")


def curves(names=NAMES, **options):
    lines = [
        Series(name, STEPS, 50 + 40 * (1 - np.exp(-STEPS / (20 + 9 * i))), f"line-{i + 1}", heavy=True)
        for i, name in enumerate(names)
    ]
    measured = Series(names[0], STEPS, lines[0].y + 1, "line-1", band="as measured", faint=True)
    return Panel(
        "Accuracy", "step", "accuracy / %", (measured, *lines), (Mark("x", 40, "resumed"),), **options
    )


ONE = Figure("Run 1", (curves(),), "What it shows.")
THREE = Figure("Run 1", (curves(), curves(), curves(y_log=True)), "What they show.", columns=3)


def read(sheet):
    return ElementTree.fromstring(sheet.svg)


def view(root):
    return tuple(map(float, root.get("viewBox").split()[2:]))


def texts(root):
    """Every text with the box that it takes, by an estimate that is rather too wide."""
    for text in root.iter(f"{SVG}text"):
        words, size = "".join(text.itertext()), float(text.get("font-size"))
        wide = width(words, size)
        before = {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", "start"), 0.0)
        if turned := re.match(r"translate\(([\d.-]+) ([\d.-]+)\) rotate\(-90\)", text.get("transform", "")):
            x, y = map(float, turned.groups())
            yield words, (x - 0.8 * size, y - wide + before, x + 0.25 * size, y + before)
        else:
            x, y = float(text.get("x")), float(text.get("y"))
            yield words, (x - before, y - 0.8 * size, x - before + wide, y + 0.25 * size)


def test_it_has_its_width_in_millimetres_and_text_its_size_in_points():
    sheet = on_paper(ONE, Paper(width_cm=8.5, font_pt=8))
    root = read(sheet)
    assert root.get("width") == "85.00mm"
    assert float(root.get("height").removesuffix("mm")) == pytest.approx(10 * sheet.height_cm, abs=0.006)
    wide, _ = view(root)
    points_per_unit = 85 / 25.4 * 72 / wide
    sizes = [float(text.get("font-size")) * points_per_unit for text in root.iter(f"{SVG}text")]
    assert sizes == [pytest.approx(8, rel=1e-4)] * len(sizes)


def test_the_lines_that_matter_have_their_width_in_points():
    root = read(on_paper(ONE, Paper(width_cm=17.5, font_pt=10, line_pt=1.5)))
    wide, _ = view(root)
    widths = [float(p.get("stroke-width")) for p in root.iter(f"{SVG}path") if p.get("stroke") == "#0072b2"]
    assert max(widths) * 175 / 25.4 * 72 / wide == pytest.approx(1.5, rel=0.01)


@pytest.mark.parametrize("width", [8.5, 12.0, 17.5])
@pytest.mark.parametrize("count", [6, 7])
def test_all_curves_of_a_run_fit_on_a_page_of_two_columns(width, count):
    panels = (curves(NAMES[:2]), *(curves(NAMES[:1]) for _ in range(count - 1)))
    sheet = on_paper(Figure("Run 1", panels), Paper(width_cm=width))
    assert sheet.height_cm <= 23.0


def test_a_height_that_is_asked_for_may_be_more_than_a_page():
    panels = tuple(curves(NAMES[:2]) for _ in range(7))
    assert on_paper(Figure("", panels), Paper(height_cm=40.0)).height_cm == pytest.approx(40.0, abs=1e-3)


@pytest.mark.parametrize("height", [5.0, 6.17, 9.0])
@pytest.mark.parametrize("ends", [False, True])
def test_a_height_that_is_asked_for_is_kept(height, ends):
    short = Figure("", (curves(NAMES[:2]),))
    assert on_paper(short, Paper(height_cm=height, ends=ends)).height_cm == pytest.approx(height, abs=1e-3)


def test_it_is_higher_where_the_height_does_not_suffice():
    assert on_paper(THREE, Paper(height_cm=2)).height_cm > 6


@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("font_pt", [6, 8, 11, 14])
@pytest.mark.parametrize("width_cm", [5, 8.5, 12, 17.5])
@pytest.mark.parametrize("figure", [ONE, THREE], ids=["one", "three"])
def test_nothing_is_clipped(figure, width_cm, font_pt, ends):
    # Titles and captions with one of the two, to see both.
    root = read(on_paper(figure, Paper(width_cm=width_cm, font_pt=font_pt, ends=ends, titles=not ends)))
    wide, high = view(root)
    for words, (left, top, right, bottom) in texts(root):
        # Names of panels and legends take all of the width, by an estimate that leaves room in it.
        assert left >= -0.5, words
        assert top >= -0.5, words
        assert right <= wide + 0.5, words
        assert bottom <= high + 0.5, words


@pytest.mark.parametrize("font_pt", [6, 14])
@pytest.mark.parametrize("width_cm", [5, 17.5])
def test_both_axes_have_two_numbers_at_least(width_cm, font_pt):
    said = [words for words, _ in texts(read(on_paper(ONE, Paper(width_cm=width_cm, font_pt=font_pt))))]
    numbers = [words for words in said if re.fullmatch(r"\d+", words)]
    assert len([n for n in numbers if n in ("0", "20", "40", "50", "100", "200")]) >= 2
    assert len(numbers) >= 4


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("about", [2, 3, 6])
def test_an_axis_has_two_labelled_ticks_whatever_its_range(log, about):
    rng = np.random.default_rng(3)
    for low, factor in zip(10 ** rng.uniform(-5, 5, 300), 10 ** rng.uniform(0.02, 6, 300), strict=True):
        ticks = scale([], log, (low, low * factor), 0.05).ticks(about)
        shown = [tick for tick in ticks if tick.text and low * 0.999 <= tick.value <= low * factor * 1.001]
        assert len(shown) >= 2, (low, low * factor)


def test_names_stand_at_the_ends_of_their_curves_and_not_in_the_legend():
    figure = Figure("", (curves(NAMES[:2]),))
    root = read(on_paper(figure, Paper(ends=True, width_cm=12)))
    boxes = dict(texts(root))
    lines = {p.get("stroke"): p.get("d") for p in root.iter(f"{SVG}path") if p.get("stroke-linejoin")}
    for name, color in zip(NAMES, (ROLES["ebm"][0], ROLES["line-2"][0]), strict=False):
        _, end = lines[color].rsplit("L", 1)
        x, y = map(float, end.split())
        left, top, _, bottom = boxes[name]
        assert 0 < left - x < 20
        assert abs((top + bottom) / 2 - y) < 8
    assert [words for words, _ in texts(root)].count(NAMES[0]) == 1
    assert "as measured" in boxes


def test_there_is_a_legend_where_names_have_no_room_at_the_ends():
    many = Figure("", (curves([f"run {i}" for i in range(8)]),))
    root = read(on_paper(many, Paper(ends=True, height_cm=4)))
    samples = [p for p in root.iter(f"{SVG}path") if re.fullmatch(r"M[\d. ]+h30", p.get("d"))]
    assert len(samples) >= 8


def test_positions_are_moved_apart_around_where_they_belong():
    assert spread([50.0, 50.0, 90.0], 10, 0, 100) == [45.0, 55.0, 90.0]


def test_names_of_several_lines_stay_beside_the_plot():
    top = Panel("", "step", "y", tuple(Series(name, STEPS, STEPS + i) for i, name in enumerate(NAMES[1:])))
    root = read(on_paper(Figure("", (top,)), Paper(ends=True, width_cm=12, font_pt=7)))
    _, high = view(root)
    ends = [box for words, box in texts(root) if words in NAMES or words in " ".join(NAMES)]
    assert len(ends) > 2
    assert all(box[1] >= 0 and box[3] <= high for box in ends)


def test_titles_and_captions_are_left_to_the_paper():
    plain = on_paper(ONE, Paper())
    said = [words for words, _ in texts(read(plain))]
    assert not {"Run 1", "Accuracy", "What it shows."} & set(said)
    assert "<desc>What it shows.</desc>" in plain.svg
    said = [words for words, _ in texts(read(on_paper(ONE, Paper(titles=True))))]
    assert {"Run 1", "Accuracy", "What it shows."} <= set(said)
    # Several panels have to be told apart.
    assert [words for words, _ in texts(read(on_paper(THREE, Paper(width_cm=17.5))))].count("Accuracy") == 3


def test_a_font_is_named_before_those_that_take_its_place():
    root = read(on_paper(ONE, Paper(font='Odd "Font" & Co')))
    assert root.get("font-family").startswith("'Odd \"Font\" & Co', ")
    assert root.get("font-family").endswith("sans-serif")


def test_what_is_faint_is_drawn_so_and_named_once():
    root = read(on_paper(ONE, Paper()))
    faint = [p for p in root.iter(f"{SVG}path") if p.get("stroke-opacity")]
    assert len(faint) == 2  # the curve and its sample in the legend
    assert [words for words, _ in texts(root)].count("as measured") == 1


def test_the_data_beside_it_are_those_that_are_drawn():
    part = Figure("", (curves(NAMES[:1], x_range=(10, 12)),))
    rows = figure_csv(drawn(part)).splitlines()[1:]
    assert [row.split(",")[-5] for row in rows] == ["10.0", "11.0", "12.0"] * 2
    assert rows[0].startswith('Accuracy,"EBM, test, as measured"')
    assert rows[3].startswith('Accuracy,"EBM, test",10.0,')
