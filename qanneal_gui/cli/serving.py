"""The pages for a browser, on the terminal."""

from pathlib import Path

import click

from qanneal_gui.cli.output import emit, json_option, say


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes one that is free."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Name or address of this computer; any but loopback needs --token, --certificate and --key.",
)
@click.option(
    "--token",
    envvar="QANNEAL_SERVE_TOKEN",
    default="",
    help="What browsers must show; better in the variable QANNEAL_SERVE_TOKEN, as others may see options.",
)
@click.option("--certificate", type=click.Path(path_type=Path), help="PEM file of a certificate, for TLS.")
@click.option("--key", type=click.Path(path_type=Path), help="PEM file of its key.")
@click.option("--allow-stop", is_flag=True, help="Let the pages stop runs after their current step.")
@json_option
def serve(
    port: int,
    host: str,
    token: str,
    certificate: Path | None,
    key: Path | None,
    allow_stop: bool,
    as_json: bool,
) -> None:
    """Show queue, runs, curves, cost and chip as web pages that update themselves, until Ctrl-C.

    They can only be read (but see --allow-stop), and only on this computer unless --host says otherwise.
    From elsewhere: ssh -L 8765:localhost:8765 THIS_COMPUTER, and open http://localhost:8765/ there.
    """
    if (certificate is None) != (key is None):
        raise click.UsageError("Give both --certificate and --key, or neither.")
    from qanneal_gui.serve.extra import installed

    server = installed()
    from qanneal_gui.cli.opening import open_library

    library = open_library()
    files = server.Certificate(certificate, key) if certificate and key else None
    listener = server.listen(host, port, token, files)
    if as_json:
        emit({"type": "serving", "url": listener.url})
    say(f"Serving the run library at {listener.url}; stop with Ctrl-C.")
    try:
        server.serve(library, listener, token, files, stops=allow_stop)
    finally:
        if as_json:
            emit({"type": "summary", "url": listener.url})
