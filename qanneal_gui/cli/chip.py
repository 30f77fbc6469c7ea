"""Chips, embeddings and solvers on the terminal."""

import contextlib
import json
import time
from pathlib import Path
from typing import Any

import click

from qanneal_gui.cli.connection import ConnectionTeller
from qanneal_gui.cli.output import emit, json_option, say
from qanneal_gui.errors import ConfigError
from qanneal_gui.support.numbers import NotANumberError, read_whole

topology_option = click.option(
    "--topology", default="pegasus:16", show_default=True, help="pegasus:m, zephyr:m or zephyr:m,t."
)
missing_option = click.option(
    "--missing", type=click.Path(path_type=Path), help="JSON file with dead qubits and couplers."
)


@click.command()
@topology_option
@click.option("--hidden", required=True, type=click.IntRange(min=1), help="Hidden units K.")
@click.option("--outputs", default=1, show_default=True, type=click.IntRange(1, 16), help="Output units M.")
@click.option("--copies", default="1", show_default=True, help="Number of disjoint copies, or max.")
@missing_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the embeddings as JSON, or draw them: FILE.svg.",
)
@json_option
def embed(
    topology: str,
    hidden: int,
    outputs: int,
    copies: str,
    missing: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Embed a network on a chip and report its size."""
    from qanneal_gui.annealing.embedding import embedding_file, search

    limit = _copies(copies)
    graph = _graph(topology, missing)
    began = time.perf_counter()
    found = search.embed(graph, hidden, outputs, limit)
    seconds = time.perf_counter() - began
    if not found:
        raise ConfigError(
            f"--hidden {hidden} does not fit on {graph.name}; the largest network with --outputs {outputs} "
            f"that fits has {search.largest(graph, outputs)} hidden units."
        )
    if limit is not None and len(found) < limit:
        raise ConfigError(f"--copies {limit} does not fit on {graph.name}; at most {len(found)} copies fit.")
    if out and out.suffix.lower() == ".svg":
        from qanneal_gui.annealing.embedding.placement import Placement
        from qanneal_gui.chip.svg import chip_svg

        caption = f"{len(found)} × K({hidden},{outputs}) on {graph.name}"
        _write(out, chip_svg(Placement(graph, tuple(found)), caption=caption))
    elif out:
        _write(out, json.dumps(embedding_file.as_json(found, graph)))
    summary = {
        "type": "summary",
        "topology": graph.name,
        "hidden": hidden,
        "outputs": outputs,
        "copies": len(found),
        "hub_qubits": [copy.hub_qubits for copy in found],
        "hub_diameter": [copy.hub_diameter() for copy in found],
        "qubits": sum(len(copy.qubits) for copy in found),
        "seconds": seconds,
    }
    if as_json:
        emit(summary)
    chains = "hubs of" if outputs == 1 else f"the longest of {outputs} output chains of"
    say(
        f"{len(found)} × K({hidden},{outputs}) on {graph.name}: {summary['qubits']:,} of {len(graph):,} "
        f"qubits, {chains} {_span(summary['hub_qubits'])} qubits and diameter "
        f"{_span(summary['hub_diameter'])}, in {seconds:.2g} s."
    )


@click.command()
@json_option
def solvers(as_json: bool) -> None:
    """List the solvers available to the D-Wave account in use."""
    from dataclasses import asdict

    from qanneal_gui.annealing.qpu import find_credentials, list_solvers

    found = list_solvers(find_credentials(connection=ConnectionTeller(as_json)))
    for solver in found:
        if as_json:
            emit({"type": "solver", **asdict(solver)})
        say(f"{solver.name:28} {solver.status:9} {solver.topology:12} {solver.qubits:>6} qubits")
    if as_json:
        emit({"type": "summary", "solvers": len(found)})


def _graph(topology: str, missing: Path | None) -> Any:
    from qanneal_gui.annealing.embedding.search import working_topology

    return working_topology(topology, str(missing or ""))


def _copies(text: str) -> int | None:
    if text == "max":
        return None
    with contextlib.suppress(NotANumberError):
        if 1 <= (copies := read_whole(text)) <= 10_000:
            return copies
    raise click.BadParameter("give a number of copies, or max", param_hint="--copies")


def _span(values: Any) -> str:
    return f"{min(values)}" if min(values) == max(values) else f"{min(values)}–{max(values)}"


def _write(path: Path, text: str) -> None:
    from qanneal_gui.runs.tidying import write_export

    write_export(path, text.encode())
