"""The frame of benchmarks and the page that is made of their results; nothing here is timed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from qanneal_gui.errors import QannealError
from qanneal_gui.support import cores

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def frame(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import frame

    before = cores.in_use()
    yield frame
    cores.use(before)


@pytest.fixture
def results(frame):
    import results

    return results


@pytest.fixture
def page(frame):
    import page

    return page


def a_run(frame, results, ours=0.02, began="2026-01-02 03:04", **more):
    rows = (
        results.Row(work="a step", ours=ours, peer="PyTorch", theirs=0.05, at_least=4, threads=2, limit=0.01),
        results.Row(work="memory", ours=120, peer="a script", theirs=240, at_most=0.6, unit="MB"),
        results.Row(work="drawn", ours=0.004, bound="Nobody asked for more."),
    )
    curve = results.Curve(work="a step", along="reads", sizes=(10, 100, 1000), seconds=(0.001, 0.02, 0.4))
    return results.Results(
        format=1, script="steps", began=began, seconds=12, load=0.3, others=0.1,
        machine={"cores": "2", "numpy": "2.4"}, rows=rows, curves=(curve,), **more,
    )  # fmt: skip


def test_works_take_turns_and_fewer_runs_are_spread_over_the_turns(frame):
    done = []
    works = [lambda: done.append("ours"), lambda: done.append("peer")]
    times = iter([5.0, 100.0, 1.0, 3.0, 4.0, 200.0])

    def measure(work):
        work()
        return next(times)

    assert frame.medians(*works, runs=(4, 2), warm=0, measure=measure) == [4.5, 100.5]
    assert done == ["ours", "ours", "peer", "ours", "ours", "peer"]


@pytest.mark.parametrize(
    ("figures", "ratio", "reached"),
    [
        ({"ours": 2, "theirs": 8, "at_least": 4}, 4, True),
        ({"ours": 2, "theirs": 7, "at_least": 4}, 3.5, False),
        ({"ours": 120, "theirs": 240, "at_most": 0.6, "unit": "MB"}, 0.5, True),
        ({"ours": 200, "theirs": 240, "at_most": 0.6, "unit": "MB"}, 200 / 240, False),
        ({"ours": 0.015, "at_most": 0.016}, None, True),
        ({"ours": 70, "at_least": 80, "unit": "%"}, None, False),
        ({"ours": 1, "theirs": 2}, 2, None),
        ({"ours": 0, "theirs": 2, "at_least": 4}, None, False),
    ],
)
def test_a_target_is_of_the_ratio_with_a_peer_and_of_the_figure_without(results, figures, ratio, reached):
    row = results.Row(work="a step", **figures)
    assert row.ratio == ratio
    assert row.reached is reached


def test_exponents_are_those_of_the_three_largest_sizes(results):
    sizes = (1.0, 10.0, 100.0, 1000.0)
    seconds = (7.0, *(1e-3 * size**1.5 for size in sizes[1:]))
    curve = results.Curve(work="a step", along="reads", sizes=sizes, seconds=seconds)
    assert curve.exponent == pytest.approx(1.5, abs=1e-9)
    assert results.Curve(work="a step", along="reads", sizes=(1.0, 2.0), seconds=(1.0, 2.0)).exponent is None


def test_a_script_goes_on_after_a_function_that_fails_and_says_what_it_left_out(frame, results, capsys):
    def fails():
        yield results.Row(work="before", ours=1)
        raise ZeroDivisionError

    def lacks():
        raise frame.LeftOutError("mnist is not here: download it.")

    def unknown():
        import a_module_that_nobody_has  # noqa: F401

    def works():
        return results.Row(work="after", ours=1e-3, peer="PyTorch", theirs=2e-3)

    found = frame.measured("steps", [fails, lacks, unknown, works])
    assert [row.work for row in found.rows] == ["before", "after"]
    assert found.failed == ("fails",)
    assert found.left_out == {
        "lacks": "mnist is not here: download it.",
        "unknown": "a_module_that_nobody_has is not installed.",
    }
    shown = capsys.readouterr()
    assert "1 ms   PyTorch" in shown.out
    assert "ZeroDivisionError" in shown.err


def test_the_machine_is_told_without_names_of_its_own(frame):
    told = json.dumps(frame.machine())
    assert {"cores", "BLAS", "Python", "numpy"} <= set(frame.machine())
    assert "/" not in told


def test_results_are_read_as_they_were_written(frame, results, tmp_path):
    path = tmp_path / "steps.json"
    written = a_run(frame, results, failed=("gibbs",), left_out={"mnist": "It is not here."})
    results.write(path, written)
    assert results.read(path) == written


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.update(format=2),
        lambda made: made.pop("machine"),
        lambda made: made.update(script="../../elsewhere"),
        lambda made: made.update(host="lab-12"),
        lambda made: made["rows"][0].update(ours=-1),
        lambda made: made["rows"][0].update(ours="1e3"),
        lambda made: made["rows"][0].update(ours=1e400),
        lambda made: made["rows"][0].update(work="a | b"),
        lambda made: made["rows"][0].update(bound="<script>alert(1)</script>"),
        lambda made: made["rows"][0].update(peer="x\n# Heading"),
        lambda made: made["curves"][0].update(seconds=[1.0]),
        lambda made: made.update(failed=["x" * 3_000_000]),
    ],
)
def test_old_and_hostile_results_are_refused_in_a_sentence(frame, results, tmp_path, change):
    path = tmp_path / "steps.json"
    results.write(path, a_run(frame, results))
    made = json.loads(path.read_text())
    change(made)
    path.write_text(json.dumps(made))
    with pytest.raises(QannealError, match=r"^steps\.json .*run the script again, or remove the file\.$"):
        results.read(path)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff\xfe", b"[" * 50_000])
def test_what_is_no_json_is_refused(results, tmp_path, content):
    path = tmp_path / "steps.json"
    path.write_bytes(content)
    with pytest.raises(QannealError, match="holds no results"):
        results.read(path)


def test_the_page_has_all_rows_their_targets_and_the_run_before(frame, results, page):
    now = a_run(frame, results, failed=("gibbs",), left_out={"mnist": "It is not here."})
    text = page.page({"steps": now}, {"steps": a_run(frame, results, 0.04, "2026-01-01 00:00")})
    lines = text.splitlines()
    limit = "10 ms, ours is 2 times that."
    assert (
        f"| a step, 2 threads | 20 ms | PyTorch 50 ms | × 2.5 | ≥ 4: **missed** | 40 ms × 1.25 | {limit} |"
        in lines
    )
    assert "| memory | 120 MB | a script 240 MB | / 0.5 | ≤ 0.6: reached | 120 MB / 0.5 |  |" in lines
    assert "| drawn | 4 ms |  |  |  | 4 ms | Nobody asked for more. |" in lines
    assert (
        "| `steps` | 2026-01-02 03:04 | 12 s | 0.3 | 0.1 | 2026-01-01 00:00, load 0.3, others 0.1 |" in lines
    )
    assert "| a step | 1 ms | 20 ms | 400 ms | 1.30 | 1.30 | ≤ 1: **missed** |  |" in lines
    assert "* `steps`, gibbs: went wrong." in lines
    assert "* `steps`, mnist: left out. It is not here." in lines
    assert "On: cores 2; numpy 2.4." in lines


@pytest.mark.parametrize(
    ("wall", "told"),
    [
        ((), "≤ 1: **missed**; ≤ 300 ms at 1,000: **missed**"),
        ((0.1, 0.2, 0.3), "≤ 1: **missed**; ≤ 300 ms at 1,000: reached"),
    ],
)
def test_the_largest_size_of_a_curve_has_a_target_on_the_clock(frame, results, page, wall, told):
    curve = replace(a_run(frame, results).curves[0], wall=wall, within=0.3)
    text = page.page({"steps": replace(a_run(frame, results), curves=(curve,))}, {})
    assert f"| 1.30 |  | {told} |  |" in text


def test_what_is_measured_by_hand_says_when_and_on_which_computer(frame, results, page):
    usual = a_run(frame, results, began="2026-01-02 03:04")
    same = replace(usual, script="growth", began="2026-01-03 00:00")
    other = replace(usual, script="live", began="2026-01-04 00:00", machine={"cores": "64"})
    text = page.page({"steps": usual, "million": same, "live_million": other}, {})
    assert "On: cores 2; numpy 2.4.\n" in text
    assert "* `million` began 2026-01-03 00:00 (UTC).\n" in text
    assert "* `live_million` began 2026-01-04 00:00 (UTC). It was made on another computer: cores 64." in text
    assert "bench-million" not in page.page({"steps": usual}, {})


def test_the_run_before_of_a_curve_had_the_same_sizes(frame, results, page):
    run = a_run(frame, results)
    longer = replace(run.curves[0], sizes=(100, 1000, 10_000))
    text = page.page({"steps": run}, {"million": replace(run, curves=(longer,))})
    assert "| a step | 1 ms | 20 ms | 400 ms | 1.30 |  | ≤ 1: **missed** |  |" in text


def test_a_page_without_results_or_a_run_before_is_made_too(frame, results, page):
    assert page.page({}, {}).startswith("# Benchmarks")
    assert "| drawn | 4 ms |  |  |  |  |" in page.page({"steps": a_run(frame, results)}, {})


def test_page_and_drawing_are_made_of_what_can_be_read(frame, results, page, tmp_path, capsys):
    results.write(tmp_path / "steps.json", a_run(frame, results))
    (tmp_path / "old.json").write_text('{"format": 0}')
    page.render(tmp_path, tmp_path)
    assert "| memory |" in (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "reads" in (tmp_path / "images" / "growth.svg").read_text(encoding="utf-8")
    assert "old.json holds no results" in capsys.readouterr().err


def test_a_script_that_fails_is_told_and_the_others_go_on(page, tmp_path, capfd):
    keep = "import pathlib, sys; pathlib.Path(sys.argv[2]).write_text({!r})"
    (tmp_path / "bad.py").write_text("raise SystemExit(3)")
    (tmp_path / "good.py").write_text(keep.format("new"))
    (tmp_path / "good.json").write_text("old")
    (tmp_path / "bad.json").write_text("kept")
    assert page.run_all(["bad", "good"], tmp_path, tmp_path) == ["bad"]
    assert (tmp_path / "good.json").read_text() == "new"
    assert (tmp_path / "before" / "good.json").read_text() == "old"
    assert (tmp_path / "bad.json").read_text() == "kept"
    assert "bad went wrong: exit code 3" in capfd.readouterr().out


def test_what_is_done_by_hand_is_a_function_of_a_script(page, tmp_path):
    (tmp_path / "growth.py").write_text(
        "import pathlib, sys; pathlib.Path(sys.argv[3]).write_text(' '.join(sys.argv[1:3]))"
    )
    assert page.run_all(["million"], tmp_path, tmp_path) == []
    assert (tmp_path / "million.json").read_text() == "million --json"
    for script, function in page.BY_HAND.values():
        text = (BENCHMARKS / f"{script}.py").read_text(encoding="utf-8")
        assert f"def {function}():" in text
        assert f"by_hand=({function},)" in text


def test_every_script_ends_in_the_frame_and_the_page_finds_it(page):
    for name in page.scripts():
        assert "    main(" in (BENCHMARKS / f"{name}.py").read_text(encoding="utf-8"), name
    assert {"peers", "growth", "chip"} <= set(page.scripts())
    assert not {"frame", "page", "results"} & set(page.scripts())


def test_the_page_that_is_kept_is_that_of_the_results(page):
    """Who runs one benchmark renders the page, too."""
    kept, before = page.gathered(page.RESULTS), page.gathered(page.RESULTS / "before")
    assert (page.DOCS / "benchmarks.md").read_text(encoding="utf-8") == page.page(kept, before)
