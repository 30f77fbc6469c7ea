"""What PyInstaller is asked for on each system: a stand-in for it tells, and nothing is built."""

import ast
import sys
from importlib import metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SPEC = Path(__file__).parents[1] / "packaging" / "qanneal.spec"

# Names as the hooks give them, of the wheels of each system.
BROUGHT = {
    "linux": {
        "PySide6/Qt/plugins/platforms/libqxcb.so": True,
        "PySide6/Qt/plugins/platforms/libqoffscreen.so": True,
        "PySide6/Qt/plugins/platforms/libqminimal.so": False,
        "PySide6/Qt/plugins/imageformats/libqsvg.so": True,
        "PySide6/Qt/plugins/imageformats/libqjpeg.so": False,
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so": False,
        "PySide6/Qt/lib/libQt6Widgets.so.6": True,  # the platform's plugin asks for it
        "PySide6/Qt/lib/libQt6Network.so.6": False,  # nobody does
        "PySide6/Qt/lib/libQt6Qml.so.6": False,
    },
    "darwin": {
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib": True,
        "PySide6/Qt/plugins/platforms/libqminimal.dylib": False,
        "PySide6/Qt/plugins/styles/libqmacstyle.dylib": True,
        "PySide6/Qt/plugins/imageformats/libqsvg.dylib": True,
        "PySide6/Qt/plugins/imageformats/libqmacheif.dylib": False,
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets": True,
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick": False,
    },
    "win32": {
        "PySide6\\plugins\\platforms\\qwindows.dll": True,
        "PySide6\\plugins\\platforms\\qdirect2d.dll": False,
        "PySide6\\plugins\\platforms\\qminimal.dll": False,
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll": True,
        "PySide6\\plugins\\imageformats\\qsvg.dll": True,
        "PySide6\\plugins\\imageformats\\qtiff.dll": False,
        "PySide6\\Qt6Widgets.dll": True,
        "PySide6\\Qt6Pdf.dll": False,
    },
}
DATAS = {
    "PySide6/Qt/translations/qtbase_de.qm": True,
    "PySide6/Qt/translations/qt_help_de.qm": False,
    "PySide6/translations/qt_help_de.qm": False,
    "qanneal_gui/resources/translations/qanneal_de.qm": True,
    "qanneal_gui/resources/translations/qanneal_de.ts": True,
    "qanneal_gui-0.1.0.dist-info/METADATA": True,
    "qanneal_gui-0.1.0.dist-info/RECORD": False,
    "qanneal_gui-0.1.0.dist-info/direct_url.json": False,
}


def evaluated(system, monkeypatch, folder):
    """Return the names of the description on a system, what it asks for, and the folder it has made."""
    source = folder / "a file"
    source.write_bytes(b"")
    built = folder / "qanneal"
    built.mkdir()
    asked = SimpleNamespace(commands=[], bundles=[])

    def analysis(scripts, *, datas, hiddenimports, excludes):
        assert all(Path(one).is_file() for one in scripts)
        return SimpleNamespace(
            scripts=[],
            pure=[],
            binaries=[(name, str(source), "BINARY") for name in BROUGHT[system]],
            datas=[(name, str(source), "DATA") for name in DATAS],
        )

    def collect(*parts, name):
        return SimpleNamespace(name=str(built))

    names = {
        "Analysis": analysis,
        "PYZ": lambda modules: None,
        "EXE": lambda *parts, name, console, exclude_binaries: asked.commands.append((name, console)),
        "COLLECT": collect,
        "BUNDLE": lambda *parts, **settings: asked.bundles.append(settings),
        "SPECPATH": str(SPEC.parent),
    }
    hooks = {
        "collect_data_files": lambda package, **kw: [],
        "collect_submodules": lambda package, **kw: [],
        "copy_metadata": lambda package: [],
    }
    imports = {"get_imports": lambda path: {("libQt6Widgets.so.6", None)}}
    packages = ("PyInstaller", "PyInstaller.depend", "PyInstaller.utils")
    for name, content in [
        *((one, {"__path__": []}) for one in packages),
        ("PyInstaller.depend.bindepend", imports),
        ("PyInstaller.utils.hooks", hooks),
    ]:
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(sys, "platform", system)
    exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), names)
    return names, asked, built


@pytest.mark.parametrize("system", BROUGHT)
def test_what_nothing_uses_is_left_out(system, monkeypatch, tmp_path):
    names, _, _ = evaluated(system, monkeypatch, tmp_path)
    assert {entry[0] for entry in names["analysis"].binaries} == {
        n for n, kept in BROUGHT[system].items() if kept
    }
    assert {entry[0] for entry in names["analysis"].datas} == {n for n, kept in DATAS.items() if kept}


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_there_is_a_program_without_a_console_where_one_is_seen(system, monkeypatch, tmp_path):
    _, asked, built = evaluated(system, monkeypatch, tmp_path)
    assert asked.commands == [("qanneal", True), ("qanneal-gui", False)]
    assert not list(built.iterdir())


def test_one_program_has_two_names_on_linux(monkeypatch, tmp_path):
    _, asked, built = evaluated("linux", monkeypatch, tmp_path)
    assert asked.commands == [("qanneal", True)]
    assert (built / "qanneal-gui").readlink() == Path("qanneal")


@pytest.mark.parametrize("system", BROUGHT)
def test_only_macos_gets_a_bundle_and_it_opens_the_window(system, monkeypatch, tmp_path):
    _, asked, _ = evaluated(system, monkeypatch, tmp_path)
    told = [(one["info_plist"]["CFBundleExecutable"], one["version"]) for one in asked.bundles]
    assert told == ([("qanneal-gui", metadata.version("qanneal-gui"))] if system == "darwin" else [])


def needed(tree):
    """Yield what a module imports and cannot do without."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Try) and any("ImportError" in ast.unparse(one) for one in node.handlers):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{one.name}" for one in node.names)
        yield from needed(node)


def test_nothing_that_is_left_out_is_needed(monkeypatch, tmp_path):
    names, _, _ = evaluated("linux", monkeypatch, tmp_path)
    left_out = tuple(f"{one}." for one in names["UNUSED"])
    wanted = {
        f"{path.name}: {name}"
        for path in (SPEC.parents[1] / "qanneal_gui").rglob("*.py")
        for name in needed(ast.parse(path.read_text(encoding="utf-8")))
        if f"{name}.".startswith(left_out)
    }
    assert not wanted
