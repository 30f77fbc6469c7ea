import sys
from importlib.metadata import EntryPoint

import pytest

from qanneal_gui.support import registry
from qanneal_gui.support.registry import Registry

# The wait ends at once, unless whoever imports the package holds the part already.
_IMPORTED_BESIDE = """
import importlib, threading
other = threading.Thread(target=importlib.import_module, args=(f"{__name__}.part",), daemon=True)
other.start()
other.join(10)
other_thread_has_it = not other.is_alive()
"""


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Return a function that writes a module, forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    written = []

    def write(name, text):
        (tmp_path / f"{name}.py").write_text(text)
        written.append(name)

    yield write
    for name in written:
        sys.modules.pop(name, None)


@pytest.fixture
def outside(monkeypatch):
    """Return a list of entry points, as if packages had brought them."""
    points = []
    monkeypatch.setattr(registry, "_entry_points", lambda group: [p for p in points if p.group == group])
    return points


def test_what_registers_itself_is_found_under_its_name():
    colours: Registry[int] = Registry("colour")

    @colours.register("red")
    def red():
        return 1

    assert colours["red"] is red
    assert colours.choices == "choose one of red"
    with pytest.raises(KeyError):
        colours["blue"]
    with pytest.raises(ValueError, match="there is a colour named 'red' already"):
        colours["red"] = red


def test_modules_are_imported_when_they_are_asked_for_and_keep_their_order(modules):
    shelf = Registry("book", {"second": "book_two", "first": "book_one"})
    modules("shelf_of_test", "")
    for name, module in (("first", "book_one"), ("second", "book_two")):
        modules(module, f"import shelf_of_test\nshelf_of_test.shelf['{name}'] = 1\n")
    import shelf_of_test

    shelf_of_test.shelf = shelf
    assert shelf["first"] == 1
    assert "book_two" not in sys.modules
    shelf["third"] = 3
    assert list(shelf) == ["second", "first", "third"]
    assert len(shelf) == 3


def test_the_part_of_a_package_is_left_to_other_threads_while_its_package_is_imported(tmp_path, monkeypatch):
    package = tmp_path / "library_of_test"
    package.mkdir()
    (package / "__init__.py").write_text(_IMPORTED_BESIDE)
    (package / "part.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(KeyError):
        Registry("book", {"one": "library_of_test.part"})["one"]
    imported = sys.modules.pop("library_of_test")
    assert sys.modules.pop("library_of_test.part", None)
    assert imported.other_thread_has_it


def test_a_module_of_the_program_that_fails_is_no_secret(modules):
    modules("falls_over", "1 / 0\n")
    with pytest.raises(ZeroDivisionError):
        Registry("book", {"one": "falls_over"})["one"]


def test_packages_from_outside_come_last_and_a_broken_one_is_one_warning(modules, outside, caplog):
    shelf = Registry("book", group="shelf")
    modules("shelf_of_test", "")
    import shelf_of_test

    shelf_of_test.shelf = shelf
    modules("good_book", "import shelf_of_test\nshelf_of_test.shelf['good'] = 1\n")
    modules("bad_book", "raise SystemExit(2)\n")
    modules("no_book", "")
    outside += [
        EntryPoint("bad", "bad_book", "shelf"),
        EntryPoint("good", "good_book", "shelf"),
        EntryPoint("none", "no_book", "shelf"),
        EntryPoint("other", "other_book", "another"),
    ]
    shelf["own"] = 0
    assert shelf["own"] == 0
    assert "good_book" not in sys.modules
    assert list(shelf) == ["own", "good"]
    assert list(shelf) == ["own", "good"]
    assert shelf.get("bad") is None
    assert (shelf.package("own"), shelf.package("good")) == ("", "good_book")
    assert [record.getMessage() for record in caplog.records] == [
        "The book 'bad' of bad_book cannot be used: SystemExit: 2",
        "The book 'none' of no_book cannot be used: no_book registers no book of that name",
    ]


def test_a_package_cannot_take_the_name_of_something_of_the_program(modules, outside, caplog):
    shelf = Registry("book", group="shelf")
    shelf["own"] = 0
    modules("shelf_of_test", "")
    import shelf_of_test

    shelf_of_test.shelf = shelf
    modules("thief", "import shelf_of_test\nshelf_of_test.shelf['own'] = 1\n")
    outside.append(EntryPoint("mine", "thief", "shelf"))
    assert dict(shelf) == {"own": 0}
    assert "there is a book named 'own' already" in caplog.text
