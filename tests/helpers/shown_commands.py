"""Commands that pages show, held against the terminal without doing what they say."""

import shlex

import click

from qanneal_gui.cli import cli


def wrong_usage(command):
    """Return what the terminal has against a command's options, without doing anything."""
    group, arguments = cli, shlex.split(command, comments=True)[1:]
    context = click.Context(cli, info_name="qanneal", **cli.context_settings)
    try:
        while isinstance(group, click.Group):
            if not arguments:
                return "" if group.invoke_without_command else "a command is missing"
            name, group, arguments = group.resolve_command(context, arguments)
            context = click.Context(group, parent=context, info_name=name)
            if isinstance(group, click.Group) and (not arguments or arguments[0].startswith("-")):
                return ""
        group.make_parser(context).parse_args(list(arguments))
    except click.UsageError as error:
        return error.format_message()
    return ""
