"""Print every text that a user can see, with its place, grouped by room: ``make texts``.

The list is for reading from top to bottom as one document. It is found, not declared: the source is
parsed, and a string counts as a text by where it stands and by how it looks.

* Where it certainly is one (a label, a tooltip, an accessible name, a title, an error, ``help=``), a
  string is listed whatever it looks like, as long as it holds a letter.
* Where it certainly is none (docstrings, log messages, keys, subscripts, comparisons, annotations,
  properties of Qt, SQL, patterns, formats), it is left out.
* Anywhere else it is listed if it looks like a text: two words, a unit behind a number, or one
  capitalised word.

So a few keys are listed that nobody sees, and a text of one small word far from its label is missed.
An f-string is one text with ``{…}`` for each value; a choice within it shows both: ``{is|are}``.
Docstrings of commands are texts, since the terminal's help shows them.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = "qanneal_gui"

_SHOWN = {
    # Qt
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox"),
    *("addAction", "addMenu", "addItem", "addItems", "addTab", "addButton", "addRow", "setText"),
    *("setToolTip", "setTitle", "setWindowTitle", "setPlaceholderText", "setAccessibleName"),
    *("setAccessibleDescription", "setInformativeText", "setSuffix", "setPrefix", "setLabel"),
    *("setHorizontalHeaderLabels", "setSpecialValueText", "setStatusTip", "setHtml", "setPlainText"),
    # Ours
    *("label", "Card", "say", "warn", "show_sentence", "show_problem", "say_on_stage", "_toggle"),
    *("_choice", "Metric", "Quantity", "Description", "called", "labelled", "Axis", "Column", "Table"),
    *("Figure", "CopyTable", "Fault", "Exit", "setting"),
}
"""Calls whose strings are shown."""

_SHOWN_KEYWORDS = {
    *("title", "text", "label", "help", "tooltip", "tip", "caption", "sentence", "unit", "description"),
    *("placeholder", "heading", "header", "short_help", "epilog", "message", "note", "accessible"),
}

_HIDDEN = {
    # logs
    *("debug", "info", "warning", "error", "exception", "critical", "log", "getLogger", "Formatter"),
    # Qt's names
    *("setObjectName", "setProperty", "set_property", "property", "findChild", "setContext"),
    *("QKeySequence", "setShortcut", "icon", "pixmap", "connect", "invokeMethod", "setData"),
    # keys, names and formats of Python
    *("getattr", "hasattr", "setattr", "pop", "setdefault", "getlist", "environ", "getenv"),
    *("startswith", "endswith", "split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip"),
    *("removeprefix", "removesuffix", "replace", "translate", "maketrans", "encode", "decode", "count"),
    *("compile", "match", "search", "sub", "fullmatch", "findall", "split", "TypeVar", "NewType", "cast"),
    *("strftime", "strptime", "open", "import_module", "resource", "Path", "with_suffix", "with_name"),
    *("execute", "executemany", "executescript", "version", "dtype", "asarray", "astype", "pack", "unpack"),
    *("make_node", "make_tensor_value_info", "setMetaData", "namedtuple", "field_validator"),
    *("model_validator", "Thread", "__import__", "submit", "setStyle", "setStyleSheet"),
}
"""Calls whose strings nobody sees."""

_SHOWN_ONLY_AT: dict[str, range] = {
    **dict.fromkeys(("label", "show_sentence"), range(1)),
    **dict.fromkeys(("setLabel", "get"), range(1, 2)),
    "setting": range(1, 3),
    **dict.fromkeys(("option", "argument", "command", "group", "version_option"), range(0)),
}
"""Places among the arguments of a call where a text stands, if not at all of them."""

_TRANSPARENT = {"join", "format", "str", "tuple", "list", "dict", "sorted", "next", "max", "min", "get"}
"""Calls that say nothing about their strings: what is around them does."""

_HIDDEN_KEYWORDS = {
    *("pattern", "encoding", "mode", "dtype", "key", "suffix", "prefix", "name", "role", "kind", "type"),
    *("errors", "newline", "default", "thread_name_prefix", "target", "convention", "extra", "family"),
}

_SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|ALTER|DROP|COMMIT|WITH|FROM|ORDER BY|AND)\b"
    r"|.*(\bWHERE\b|\bCASE\b|\bcoalesce\(|\bjson_extract\(|\bLIKE \?|\bIS NULL\b|\|\| ')"
    r"|(listing\.)?\w+, \w+, \w+_|metrics, "
)
_NAME = re.compile(r"[a-z]+([._][a-z]+)+|#[0-9a-f]{6}")
_STYLE = re.compile(
    r"^:root|^[#.\w ,:=\[\]-]+\{|^[\w-]+: ?[^;.!?]+(;\s*[\w-]+:.*|;)$|^(color|background|border|font)[\w-]*:"
    r"|--0|sans-serif|^#[0-9a-f]{6}$"
)
_KEYS = re.compile(r"(Ctrl|Alt|Shift|Meta)\+\S+|F\d+|Esc|Space|Return|Home|End|Left|Right|Up|Down|Del(ete)?")
_TAG = re.compile(r"<[^>]*>?|[\w:-]+=\"[^\"]*\"?|^\"")
_CHOICE = re.compile(r"\{[^{}]*\|[^{}]*\}")
_HOLE = "{…}"


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text: its file, its line, what shows it, and the words."""

    path: str
    line: int
    shown_by: str
    words: str

    @property
    def room(self) -> str:
        """The folder that holds the file."""
        return str(Path(self.path).parent)


def every_text(root: Path = ROOT) -> Iterator[Text]:
    """Yield the texts of a source tree, file by file."""
    for path in sorted((root / PACKAGE).rglob("*.py"), key=lambda p: (p.parent, p.name)):
        yield from texts_of_python(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for path in sorted((root / "resources" / "presets").glob("*.toml")):
        yield from texts_of_toml(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for path in sorted((root / "packaging").glob("*.sh")):
        yield from texts_of_shell(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    makefile = root / "Makefile"
    if makefile.exists():
        yield from texts_of_makefile(makefile.read_text(encoding="utf-8"), makefile.name)


def texts_of_python(source: str, path: str) -> list[Text]:
    """Return the texts of a module in the order of their lines."""
    finder = Finder(path)
    finder.visit(ast.parse(source))
    return sorted(finder.found, key=lambda text: text.line)


def texts_of_toml(source: str, path: str) -> Iterator[Text]:
    """Yield comments, which a preset shows to those who open it, and values that are sentences."""
    for number, line in enumerate(source.splitlines(), 1):
        before, hash_, comment = line.partition("#")
        if hash_ and before.count('"') % 2 == 0:
            yield Text(path, number, "comment", comment.strip())
        try:
            values = tomllib.loads(before)
        except tomllib.TOMLDecodeError:  # a part of a longer value
            continue
        for key, value in values.items():
            if isinstance(value, str) and " " in value:
                yield Text(path, number, key, value)


def texts_of_shell(source: str, path: str) -> Iterator[Text]:
    """Yield what ``say`` and ``echo`` print."""
    for number, line in enumerate(source.splitlines(), 1):
        said = re.search(r"\b(say|echo|install_packages) \"((?:\$\([^)]*\)|[^\"\\]|\\.)*)\"", line)
        if said:
            yield Text(path, number, said[1], said[2])


def texts_of_makefile(source: str, path: str) -> Iterator[Text]:
    """Yield what ``make help`` says of each target."""
    for number, line in enumerate(source.splitlines(), 1):
        target = re.match(r"([\w-]+):.*?## (.*)", line)
        if target:
            yield Text(path, number, f"make {target[1]}", target[2])


class Finder(ast.NodeVisitor):
    """Walks a module with the way to the current node at hand."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Text] = []
        self._way: list[ast.AST] = []

    def visit(self, node: ast.AST) -> None:
        """Take a string as a whole; go on into everything else."""
        if is_string(node):
            self._take(node)
            return
        if isinstance(node, ast.FunctionDef) and node.name == "__repr__":
            return
        self._way.append(node)
        if isinstance(node, ast.FunctionDef) and _is_command(node):
            self._take_help(node)
        self.generic_visit(node)
        self._way.pop()

    def _take_help(self, node: ast.FunctionDef) -> None:
        written = ast.get_docstring(node)
        if written:
            self.found.append(Text(self.path, node.body[0].lineno, "help of the command", _tidy(written)))

    def _take(self, node: ast.AST) -> None:
        shown_by, certain = self._context(node)
        words = _words(node)
        certain = certain and not _NAME.fullmatch(words)
        if shown_by and _letters(words) and (certain or _looks_like_text(words)):
            self.keep(node, shown_by, words)
        # A call within a placeholder may hold texts of its own.
        self._way.append(node)
        for inner in _unwritten(node):
            self.visit(inner)
        self._way.pop()

    def keep(self, node: ast.AST, shown_by: str, words: str) -> None:
        """Take a string that is a text."""
        self.found.append(Text(self.path, node.lineno, shown_by, _tidy(words)))  # type: ignore[attr-defined]

    def _context(self, node: ast.AST) -> tuple[str, bool]:
        """Return what shows a string, empty if nothing does, and whether that is certain."""
        inner = node
        for outer in reversed(self._way):
            verdict = _verdict(outer, inner)
            if verdict is not None:
                return verdict
            inner = outer
        return "", False


def _verdict(outer: ast.AST, inner: ast.AST) -> tuple[str, bool] | None:
    """Judge a string by one of the nodes around it; None if that says nothing."""
    if _is_hidden_part(outer, inner):
        return "", False
    match outer:
        case ast.Dict(keys=keys) if inner in keys:
            return "key", False
        case ast.keyword(arg=str(name)):
            return _verdict_of_name(name, _SHOWN_KEYWORDS, _HIDDEN_KEYWORDS) or (name, False)
        case ast.Call(func=func) if inner is not func:
            return _verdict_of_call(_name(func), outer, inner)
        case ast.Assign(targets=[target, *_]) | ast.AnnAssign(target=target):
            name = _name(target)
            return ("", False) if name.startswith("__") else (name or "value", False)
        case ast.Return() | ast.Yield():
            return "returned", False
        case ast.FunctionDef() | ast.ClassDef() | ast.Module() | ast.arguments():
            return "default", False
    return None


def _is_hidden_part(outer: ast.AST, inner: ast.AST) -> bool:
    """Return whether the inner node is a docstring, a comparison, a subscript or an annotation."""
    match outer:
        case ast.Expr() | ast.Compare() | ast.MatchValue() | ast.alias() | ast.arg():
            return True
        case ast.Subscript(slice=part) | ast.AnnAssign(annotation=part) | ast.FunctionDef(returns=part):
            return part is inner
    return False


def _verdict_of_call(name: str, call: ast.Call, inner: ast.AST) -> tuple[str, bool] | None:
    place = call.args.index(inner) if inner in call.args else None
    if place is not None and place not in _SHOWN_ONLY_AT.get(name, range(99)):
        return "", False
    if name in _TRANSPARENT:
        return None
    shown = name.endswith("Error") or name in _SHOWN
    verdict = _verdict_of_name(name, {name} if shown else set(), _HIDDEN)
    return verdict or (name, False)


def _verdict_of_name(name: str, shown: set[str], hidden: set[str]) -> tuple[str, bool] | None:
    if name in hidden:
        return "", False
    return (name, True) if name in shown else None


def _is_command(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(one, ast.Call) and _name(one.func) in {"command", "group"} for one in node.decorator_list
    )


def _name(node: ast.AST) -> str:
    """Return the last part of a dotted name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=func):
            return _name(func)
        case ast.Subscript(value=value):
            return _name(value)
    return ""


def is_string(node: ast.AST) -> bool:
    """Tell whether an expression is a string that is written there, whole or put together."""
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return is_string(left) or (isinstance(node.op, ast.Add) and is_string(right))
    return False


def _words(node: ast.AST) -> str:
    """Return a string expression as text, with marks for what is filled in."""
    match node:
        case ast.Constant(value=str(value)):
            return value
        case ast.JoinedStr(values=values):
            return "".join(_words(value) for value in values)
        case ast.FormattedValue(value=value):
            return _words(value) if isinstance(value, ast.IfExp) else _HOLE
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _words(left) + _words(right)
        case ast.BinOp(op=ast.Mod(), left=left):
            return _words(left)
        case ast.IfExp(body=body, orelse=other) if is_string(body) or is_string(other):
            return "{" + _words(body) + "|" + _words(other) + "}"
    return _HOLE


def _unwritten(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the expressions that `_words` shows as ``{…}`` only."""
    match node:
        case ast.Constant():
            return
        case ast.JoinedStr(values=values):
            for value in values:
                yield from _unwritten(value)
        case ast.FormattedValue(value=ast.IfExp() as choice):
            yield from _unwritten(choice)
        case ast.FormattedValue(value=value):
            yield value
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            yield from _unwritten(left)
            yield from _unwritten(right)
        case ast.BinOp(op=ast.Mod(), left=left, right=right):
            yield from _unwritten(left)
            yield right
        case ast.IfExp(body=body, orelse=other) if is_string(body) or is_string(other):
            yield from _unwritten(body)
            yield from _unwritten(other)
        case _:
            yield node


def _letters(words: str) -> bool:
    return any(sign.isalpha() for sign in words.replace(_HOLE, ""))


def _looks_like_text(words: str) -> bool:
    if _SQL.match(words) or _KEYS.fullmatch(words) or _NAME.fullmatch(words):
        return False
    plain = _TAG.sub(" ", words)
    filled = _CHOICE.sub("0", plain.replace(_HOLE, "0")).strip()
    if _STYLE.search(filled):
        return False
    around_value = _HOLE in plain and re.search(r"[^\W\d_]{2}", plain) and re.search(r"\s", plain.strip())
    unit_behind_number = re.search(r"(\}|^\d+) [^\W\d_]", plain)
    two_words = re.search(r"[^\W\d_]{2}.*\s.*[^\W\d_]|[^\W\d_].*\s.*[^\W\d_]{2}", filled, re.DOTALL)
    with_unit = re.fullmatch(r"[^\W\d_]{2,} [(/].*|[A-Z][a-z]+ \S+", filled)
    capitalised = re.fullmatch(r"&?[A-Z]&?[a-zé-]+(-\d)?[…:.]?|[A-Z][a-z]*&[a-z]+…?", filled)
    return bool(around_value or unit_behind_number or two_words or with_unit or capitalised)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def main() -> None:
    """Print the list."""
    room, count = "", 0
    for text in every_text():
        if text.room != room:
            room = text.room
            print(f"\n== {room} ==")
        print(f"{text.path}:{text.line}  [{text.shown_by}]  {text.words}")
        count += 1
    print(f"\n{count} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
