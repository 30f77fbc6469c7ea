"""Write into a folder the man pages of both commands, and completion for bash, zsh and fish.

packaging/man_pages.py FOLDER [DATE]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from qanneal_gui import __version__
from qanneal_gui.cli import cli

_SUMMARY = "train neural networks with a quantum annealer"

_WINDOW = r"""
.SH NAME
qanneal-gui \- train neural networks with a quantum annealer, in a window
.SH SYNOPSIS
.B qanneal-gui
.RI [ FILE.toml ]
.RB [ \-\-preset
.IR NAME ]
.RB [ \-\-start ]
.RB [ \-\-version ]
.SH DESCRIPTION
One window, in which a run is set up, priced, started, watched, paused and stopped, and its weights exported.
.SH OPTIONS
.TP
.I FILE.toml
Settings to show in the form.
.TP
.BI \-\-preset " NAME"
Preset to start from, shipped or your own; settings of the file override it.
.TP
.B \-\-start
Start training at once.
"""

_END = r"""
.SH EXIT STATUS
0 done; 1 failed, and one line says why and what to do; 2 wrong usage; 130 stopped by the user, and saved.
.SH ENVIRONMENT
.TP
.B QANNEAL_HOME
Where runs, settings and logs live.
.TP
.B QANNEAL_DATA_DIR
Where data sets are looked for first.
.TP
.BR DWAVE_API_TOKEN ", " DWAVE_API_ENDPOINT
As in D\-Wave's Ocean.
"""


def escaped(text: str) -> str:
    """Return text as troff takes it, in one paragraph."""
    joined = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-").replace("…", "...")
    return rf"\&{joined}" if joined.startswith((".", "'")) else joined


def terminal() -> Iterator[str]:
    """Yield the lines of the terminal's page."""
    yield rf".SH NAME{chr(10)}qanneal \- {_SUMMARY}"
    yield ".SH SYNOPSIS\n.B qanneal\n.I COMMAND\n.RI [ OPTIONS ]"
    yield f".SH DESCRIPTION\n{escaped(cli.help or '')}"
    yield r"Every command has the option \fB\-\-help\fR; the manual that comes with the window tells more."
    yield ".SH COMMANDS"
    yield from _commands(cli, click.Context(cli, info_name="qanneal", **cli.context_settings))
    yield _END.strip()
    yield ".SH SEE ALSO\n.BR qanneal\\-gui (1)"


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        path = inner.command_path.partition(" ")[2]
        yield f".SS {escaped(path)} {escaped(' '.join(command.collect_usage_pieces(inner)))}"
        yield escaped((command.help or "").replace("\b", ""))
        for parameter in command.get_params(inner):
            record = parameter.get_help_record(inner)
            if record and "--help" not in record[0]:
                yield f".TP\n.B {escaped(record[0])}\n{escaped(record[1])}"
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _page(name: str, date: str, body: str) -> str:
    return f'.TH {name.upper()} 1 "{date}" "qanneal {__version__}" "User Commands"\n{body.strip()}\n'


def write(folder: Path, date: str) -> None:
    """Write all of them: ``man/`` and ``completion/``."""
    (folder / "man").mkdir(parents=True, exist_ok=True)
    (folder / "completion").mkdir(exist_ok=True)
    pages = {"qanneal": "\n".join(terminal()), "qanneal-gui": _WINDOW + ".SH SEE ALSO\n.BR qanneal (1)"}
    for name, body in pages.items():
        (folder / "man" / f"{name}.1").write_text(_page(name, date, body), encoding="utf-8")
    for shell in ("bash", "zsh", "fish"):
        kind = get_completion_class(shell)
        assert kind is not None
        script = kind(cli, {}, "qanneal", "_QANNEAL_COMPLETE").source()
        (folder / "completion" / shell).write_text(script, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
