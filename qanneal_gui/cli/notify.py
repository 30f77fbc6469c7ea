"""Notices on the terminal: where they go, about what, and whether that works."""

import sys
from typing import TYPE_CHECKING, Any

import click

from qanneal_gui.cli.output import emit, json_option, say
from qanneal_gui.errors import QannealError

if TYPE_CHECKING:  # the terminal starts without what this imports
    from qanneal_gui.notices.notice import Event
    from qanneal_gui.notices.settings import Channel, NoticeSettings


@click.command()
@click.option(
    "--webhook",
    metavar="URL",
    help="Address to which notices are posted, kept in the system keyring; others may see options for a "
    "moment, but not the variable QANNEAL_WEBHOOK.",
)
@click.option(
    "--form",
    type=click.Choice(["json", "discord", "text"]),
    help="What the webhook takes: JSON with a field text (Slack, Mattermost), Discord's, or plain text "
    "(ntfy).",
)
@click.option("--email", metavar="ADDRESS", help="Where to send notices by e-mail.")
@click.option(
    "--from", "sender", metavar="ADDRESS", help="From where they come; the same address without it."
)
@click.option("--smtp", metavar="HOST[:PORT]", help="Mail server through which they are sent.")
@click.option(
    "--smtp-user",
    metavar="NAME",
    help="User name there; the password is asked for, or taken from the variable QANNEAL_SMTP_PASSWORD.",
)
@click.option(
    "--security",
    type=click.Choice(["starttls", "tls", "none"]),
    help="How the mail server is spoken to; none only to one on this computer.",
)
@click.option(
    "--events",
    metavar="LIST",
    help="What to tell, separated by commas: ended, paused, failed, limit, trouble, queue; all or none. For "
    "the channels named in this command, or else for all.",
)
@click.option("--test", is_flag=True, help="Send a test to webhook and e-mail.")
@click.option("--off", is_flag=True, help="Tell nothing any more, and forget webhook and e-mail.")
@json_option
def notify(
    webhook: str | None,
    form: str | None,
    email: str | None,
    sender: str | None,
    smtp: str | None,
    smtp_user: str | None,
    security: str | None,
    events: str | None,
    test: bool,
    off: bool,
    as_json: bool,
) -> None:
    """Be told when a run ends, pauses, fails or nears a limit, and when the queue is empty.

    Without options, show what is told where. The window tells on the desktop while nobody looks at it.
    """
    from qanneal_gui.notices import settings as stored
    from qanneal_gui.notices import setup

    found = stored.load()
    if off:
        found = setup.forget(found)
    mail = {"email_to": email, "email_from": sender, "smtp_user": smtp_user, "smtp_security": security}
    changes: dict[str, Any] = {name: value for name, value in mail.items() if value is not None}
    if smtp is not None:
        changes |= _server(smtp)
    if form is not None:
        changes["webhook_form"] = form
    if events is not None:
        changes |= dict.fromkeys(_channels(webhook, email), _events(events))
    found = _changed(found, changes, smtp_user)
    if webhook is not None:
        found = setup.set_webhook(found, webhook)
    _show(found, as_json)
    failed = _test(found, as_json) if test else ""
    if as_json:
        emit({"type": "summary", "channels": [one for one in stored.CHANNELS if found.has(one)]})
    if failed:
        raise QannealError(failed)


def _changed(found: "NoticeSettings", changes: dict[str, Any], smtp_user: str | None) -> "NoticeSettings":
    """Return the settings with changes, saved; the password first, without which they are of no use."""
    from qanneal_gui.notices import secrets, setup
    from qanneal_gui.notices.settings import save

    if not changes:
        return found
    made = found.changed(**changes)
    if made.email_to and not made.smtp_host:
        raise click.UsageError("Give the mail server, too: --smtp HOST.")
    if smtp_user and not secrets.in_environment("smtp-password"):
        if sys.stdin is None or not sys.stdin.isatty():
            raise QannealError(
                "There is no terminal to ask for the password on; set QANNEAL_SMTP_PASSWORD instead."
            )
        setup.set_password(click.prompt("Password of the mail server", hide_input=True, err=True))
    save(made)
    return made


def _server(text: str) -> dict[str, Any]:
    host, colon, port = text.rpartition(":") if text.count(":") == 1 else (text, "", "")
    if colon and not (port.isdecimal() and 0 < int(port[:6]) < 65536):
        raise click.BadParameter("the port must be a number from 1 to 65535", param_hint="--smtp")
    return {"smtp_host": host.strip("[]"), "smtp_port": int(port) if colon else 0}


def _channels(webhook: str | None, email: str | None) -> list["Channel"]:
    from qanneal_gui.notices.settings import CHANNELS

    given: dict[Channel, str | None] = {"webhook": webhook, "email": email}
    return [channel for channel, value in given.items() if value] or list(CHANNELS)


def _events(text: str) -> tuple["Event", ...]:
    from qanneal_gui.notices.notice import EVENTS

    wanted = {part.strip() for part in text.split(",")} - {""}
    if wanted == {"all"}:
        return tuple(EVENTS)
    if wanted == {"none"}:
        return ()
    if unknown := wanted - EVENTS.keys():
        raise click.BadParameter(
            f"there is no event {min(unknown)!r}; give some of {', '.join(EVENTS)}, or all, or none",
            param_hint="--events",
        )
    return tuple(event for event in EVENTS if event in wanted)


def _show(found: "NoticeSettings", as_json: bool) -> None:
    from qanneal_gui.notices import secrets
    from qanneal_gui.notices.settings import CHANNELS, TITLES

    elsewhere = secrets.in_environment("webhook")
    places = {
        "desktop": "from the window, while nobody looks at it",
        "webhook": "address in QANNEAL_WEBHOOK" if elsewhere else found.webhook_host,
        "email": f"{found.email_to} through {found.smtp_host}, port {found.port}"
        if found.has("email")
        else "",
    }
    for channel in CHANNELS:
        there = found.has(channel) or (channel == "webhook" and elsewhere)
        place, events = places[channel] if there else "", found.events(channel)
        if as_json:
            emit(
                {
                    "type": "channel",
                    "channel": channel,
                    "on": bool(place and events),
                    "place": place or None,
                    "events": list(events),
                }
            )
        say(f"{TITLES[channel]} ({place or 'not set up'}): {', '.join(events) or 'nothing'}")


def _test(found: "NoticeSettings", as_json: bool) -> str:
    """Send a test to what is set up; return what has failed, in a sentence."""
    from qanneal_gui.notices import outbox, secrets
    from qanneal_gui.notices.notice import TEST
    from qanneal_gui.notices.settings import TITLES

    channels: list[Channel] = []
    if found.has("webhook") or secrets.in_environment("webhook"):
        channels.append("webhook")
    if found.has("email"):
        channels.append("email")
    if not channels:
        return "There is no webhook and no e-mail to test; set one up with --webhook or --email."
    failed = []
    for channel in channels:
        try:
            outbox.send(found, channel, TEST)
            told = f"{TITLES[channel]}: the test was sent."
        except QannealError as error:
            told = str(error)
            failed.append(told)
        if as_json:
            emit({"type": "test", "channel": channel, "ok": told not in failed, "message": told})
        if told not in failed:
            say(told)
    return " ".join(failed)
