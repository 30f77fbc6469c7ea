"""Bring the catalogues of Qt Linguist in step with the code, and compile them: ``make translations``.

``pyside6-lupdate`` reads calls of ``tr``, but not the texts of the layers below, which are no calls: they are
those of ``packaging/texts.py``. So both are collected here, into ``.ts`` files as Linguist has them: what is
new is unfinished, what the code does not say any more goes, and translations stay.

An f-string below is a text with a field for each value, named after it. A choice of words within it is
several texts, one for each word.
"""

import ast
import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import texts

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
WINDOW, BELOW = "window", "below"

_WINDOW_ROOM = "qanneal_gui/gui/"
_ENGLISH = (
    *("cli/", "serve/", "api/", "launch.py", "sharing/report", "sharing/model_card", "sharing/tensorboard"),
    *("experiments/beta_figures", "experiments/comparison/figures", "experiments/comparison/null_figure"),
    *("experiments/comparison/tables", "experiments/sweeps/drawing", "sharing/run_figures", "sharing/kit"),
    *("sharing/standalone", "figures/html", "science/", "annealing/for_ocean", "chip/web", "chip/svg"),
)
"""What the window does not show: the terminal, web pages, notebooks and files.

Figures and tables of experiments stand in the window as they are exported, the same in every language.
"""

_OF_FIGURES = {"Figure", "Panel", "Series", "Table", "Axis", "Curve", "Band"}

_SHORTEST = 6
"""Letters that a text with fields must have to be recognised again."""

_OF_PROGRAMMERS = {"RuntimeError", "TypeError", "AttributeError", "OperationalError", "KeyError"}
_MODELS = ("config/", "experiments/", "notices/")
"""Where a `ValueError` says what is wrong with a setting; elsewhere programmers read it."""

_MARKUP = re.compile(r"^\^|<\w+|-src |\\\(")
_FOREIGN = re.compile(r"https?://\w|^CC BY|Callable\[")
"""Sources, licences and names of Python."""

_OF_PYDANTIC = (
    "input should be {name}",
    "input should be a valid string",
    "input should be a valid integer",
    "input should be a valid number",
    "input should be a valid integer or {name}",
    "input should be a valid number or {name}",
    "input should be a finite number",
    "input should be a valid boolean",
    "input should be a valid tuple",
    "input should be greater than {value}",
    "input should be greater than or equal to {value}",
    "input should be less than {value}",
    "input should be less than or equal to {value}",
    "string should have at least {count} character",
    "string should match pattern {value}",
    "tuple should have at most {count} items after validation, not {count2}",
    "field required",
)
"""What pydantic says of a setting that it refuses, as `qanneal_gui.config.refusals` quotes it."""

_MOST_CHOICES = 16
_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be translated, what it means if that is said, and whether it depends on a number."""

    context: str
    text: str
    comment: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A source and its translations: one, or one for each form that the language has."""

    source: Source
    translations: tuple[str, ...]
    finished: bool


def collected(root: Path = ROOT) -> list[Source]:
    """Return all texts of the code in the order in which they stand there, each once."""
    found: dict[Source, None] = {}
    for path in sorted((root / texts.PACKAGE).rglob("*.py"), key=lambda p: (p.parent, p.name)):
        name = str(path.relative_to(root))
        if name.startswith(tuple(f"{texts.PACKAGE}/{room}" for room in _ENGLISH)):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= dict.fromkeys(_of_window(tree) if name.startswith(_WINDOW_ROOM) else _of_layer(tree, name))
    return list(found | dict.fromkeys(_put_together()))


def _put_together() -> Iterator[Source]:
    """Yield texts of the layers below that are made of parts too small to be recognised, and single words."""
    from qanneal_gui.config import PRESETS, preset_about
    from qanneal_gui.runs import metrics, state_words
    from qanneal_gui.sharing.formats import FORMATS

    quantities = {metric.quantity for metric in metrics.METRICS.values()} | set(metrics.AXES.values())
    words = [one for metric in metrics.METRICS.values() for one in (metric.title, metric.short, metric.about)]
    words += sorted(word for quantity in quantities for word in (quantity.name, quantity.unit))
    words += [one.title for one in metrics.NETWORKS.values()]
    words += [*state_words.RUN.values(), *state_words.ENTRY.values()]
    words += [one.title for one in FORMATS.values()]
    words += [preset_about(name) for name in PRESETS]
    words += _OF_PYDANTIC
    words += [
        "all",
        "auto",
        "any",
        "random",
        "balanced",
        "run",
        "experiment",
        ", and",
        ", or",
        " and",
        "the others",
        "simulated",
        "The samples are most faithful at β = {beta}.",
        "The automatic estimate is {automatic}.",
        "A β_eff off the device's",
        "programming",
        "sampling",
        "readout",
        "overhead",
        "advantage",
        "low-noise",
        "hubs",
        "sampled",
        "Left: each qubit's bias, a local field; right: its mean over all reads.",
        "The network has {network}",
        "Each copy has {network}",
        "{count} to {count2}",
        "yes",
        "no",
        "chain",
        "output",
        "spare qubit",
        "Simulated annealing",
        "{setting} ({count} value)",
        "{setting} ({count} values)",
        "{count} combinations at random",
        "behind",
        "points",
        "raise {setting} to {to}",
        "lower {setting} to {to}",
        "set {setting} to {to}",
        ", but",
        "about {time}",
        "exact",
        "estimated",
        "Sec. 5.2",
        "hidden",
        "weight",
        "output {count}",
        "Read {number} of {count}, {source}: each qubit is up or down.",
        "Each qubit's mean over the first {number} of {count} reads, {source}.",
        "{count} of {count2}",
        "{done} of {count} runs",
        "{done} of {count} runs in {time}",
    ]
    yield from (Source(BELOW, word) for word in dict.fromkeys(words) if any(map(str.isalpha, word)))


def read(path: Path) -> list[Message]:
    """Return the messages of a catalogue."""
    found = []
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            assert told is not None
            forms = [form.text or "" for form in told.iter("numerusform")] or [told.text or ""]
            source = Source(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                message.get("numerus") == "yes",
            )
            found.append(Message(source, tuple(forms), told.get("type") is None))
    return found


def updated(sources: list[Source], before: list[Message]) -> list[Message]:
    """Return the messages of these sources, with the translations that there are."""
    known = {message.source: message for message in before}
    return [known.get(source) or Message(source, ("",) * (1 + source.counted), False) for source in sources]


def write(path: Path, language: str, messages: list[Message]) -> None:
    """Write a catalogue as Linguist does, but for places in the code, which would change all the time."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context in (WINDOW, BELOW):
        lines += ["<context>", f"    <name>{context}</name>"]
        for message in messages:
            if message.source.context == context:
                lines += _lines(message)
        lines.append("</context>")
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def compile_all(folder: Path = FOLDER) -> None:
    """Compile every catalogue for the program."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for path in sorted(folder.glob("*.ts")):
        subprocess.run([tool, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


def _lines(message: Message) -> Iterator[str]:
    yield '    <message numerus="yes">' if message.source.counted else "    <message>"
    yield f"        <source>{_quoted(message.source.text)}</source>"
    if message.source.comment:
        yield f"        <comment>{_quoted(message.source.comment)}</comment>"
    state = "" if message.finished else ' type="unfinished"'
    if message.source.counted:
        yield f"        <translation{state}>"
        yield from (f"            <numerusform>{_quoted(one)}</numerusform>" for one in message.translations)
        yield "        </translation>"
    else:
        yield f"        <translation{state}>{_quoted(message.translations[0])}</translation>"
    yield "    </message>"


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def _of_window(tree: ast.AST) -> Iterator[Source]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="tr" | "english"), args=[ast.Constant(value=str(text)), *_]):
                comment = node.args[1] if len(node.args) > 1 else None
                yield Source(WINDOW, text, str(comment.value) if isinstance(comment, ast.Constant) else "")
            case ast.Call(func=ast.Name(id="counted"), args=[_, ast.Constant(value=str(text)), *_]):
                yield Source(WINDOW, text, counted=True)


def _of_layer(tree: ast.AST, path: str) -> Iterator[Source]:
    finder = _Templates(path)
    finder.visit(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="write_count"), args=[_, ast.Constant(value=str(noun))]):
                finder.templates += [f"{{count}} {noun}", f"{{count}} {noun}s"]
    for text in (one.strip().lstrip(" ,;:") for one in finder.templates):
        literal = _FIELD.sub("", text)
        enough = "{count}" in text or sum(map(str.isalpha, literal)) >= _SHORTEST
        if enough or ("{" not in text and any(map(str.isalpha, text))):
            yield Source(BELOW, text)


class _Templates(texts.Finder):
    """Keeps texts with the names of what is filled in."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.templates: list[str] = []
        self._of_model = path.startswith(tuple(f"{texts.PACKAGE}/{room}" for room in _MODELS))

    def keep(self, node: ast.AST, shown_by: str, words: str) -> None:
        """Take a text, once for each choice of words within it, but for what only programmers read."""
        hidden = shown_by in _OF_PROGRAMMERS or (shown_by == "ValueError" and not self._of_model)
        hidden = hidden or shown_by in _OF_FIGURES or _FOREIGN.search(words) is not None
        if not hidden and not _MARKUP.search(words):
            self.templates += templates(node)


def templates(node: ast.AST) -> list[str]:
    """Return a string expression as texts with named fields, one for each choice of words within it."""
    pieces = list(_pieces(node))
    choices = itertools.islice(itertools.product(*pieces), _MOST_CHOICES)
    return [_with_names(choice) for choice in choices]


def _with_names(parts: tuple[str | ast.AST, ...]) -> str:
    used: dict[str, str] = {}
    made = ""
    for part in parts:
        made += part if isinstance(part, str) else f"{{{name_of(part, used)}}}"
    return made


def _pieces(node: ast.AST) -> Iterator[list[str | ast.AST]]:
    """Yield what a string is put together of, each piece with its choices: words, or a value."""
    match node:
        case ast.Constant(value=str(value)):
            yield [value]
        case ast.JoinedStr(values=values):
            for value in values:
                yield from _pieces(value)
        case ast.BinOp(op=ast.Add(), left=left, right=right) if texts.is_string(node):
            yield from _pieces(left)
            yield from _pieces(right)
        case ast.BinOp(op=ast.Mod(), left=left):
            yield from _pieces(left)
        case ast.FormattedValue(value=ast.IfExp() as choice) | (ast.IfExp() as choice):
            found = list(_choices(choice))
            yield found if any(isinstance(one, str) for one in found) else [choice]
        case ast.FormattedValue(value=value):
            yield [value]
        case _:
            yield [node]


def _choices(node: ast.IfExp) -> Iterator[str | ast.AST]:
    for branch in (node.body, node.orelse):
        if texts.is_string(branch):
            yield from templates(branch)
        else:
            yield branch


def name_of(node: ast.AST, used: dict[str, str]) -> str:
    """Return a name for a value in a text, the same for the same value, and no other's."""
    written = ast.unparse(node)
    wished = re.sub(r"\W", "_", _wish(node)).strip("_").lower() or "value"
    if wished.isdigit():
        wished = f"value{wished}"
    name, number = wished, 2
    while used.setdefault(name, written) != written:
        name, number = f"{wished}{number}", number + 1
    return name


def _wish(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name, value=value):
            return _wish(value) if name in _DULL and _wish(value) != "self" else name
        case ast.Call(func=func, args=arguments):
            wishes = [_wish(one) for one in reversed(arguments)]
            told = [one for one in wishes if one != "value"]
            if isinstance(func, ast.Attribute) and (func.attr in _DULL or not arguments):
                return told[0] if told and func.attr == "join" else _wish(func)
            return told[0] if told else _wish(func)
        case ast.BinOp(left=left, right=right):
            return _wish(left) if _wish(left) != "value" else _wish(right)
        case ast.Subscript(value=value) | ast.GeneratorExp(elt=value):
            return _wish(value)
        case ast.IfExp(body=value) | ast.BoolOp(values=[value, *_]) | ast.FormattedValue(value=value):
            return _wish(value)
    return "value"


_DULL = {
    *("text", "name", "value", "title", "capitalize", "lower", "format", "join", "strip", "get", "words"),
    *("removesuffix", "removeprefix", "replace", "strftime", "rstrip"),
}
"""Names that say less than what they are of."""


def main() -> None:
    """Update and compile all catalogues, and say what is left to do."""
    sources = collected()
    for path in sorted(FOLDER.glob("*.ts")):
        language = path.stem.partition("_")[2]
        messages = updated(sources, read(path) if path.stat().st_size else [])
        write(path, language, messages)
        open_ones = sum(not message.finished for message in messages)
        print(f"{path.relative_to(ROOT)}: {len(messages)} texts, {open_ones} to be translated")
    compile_all()


if __name__ == "__main__":
    main()
