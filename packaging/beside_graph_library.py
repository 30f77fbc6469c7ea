"""Draw embeddings as this program does and as the graph library does, beside each other.

Run by ``make screenshots``; writes ``docs/images/chip-beside-graph-library.jpg``. It needs matplotlib, which
``make venv`` installs.
"""

import argparse
import io
import os
import sys
import time
import warnings
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip.words import title_of
from qanneal_gui.gui.chip.chip_painting import paint_chip
from qanneal_gui.gui.chip.page import PageLayout
from qanneal_gui.gui.chip.painted_words import paint_words
from qanneal_gui.gui.common import theme

SIDE, HEAD = 900, 56
SHOWN = (("pegasus:4", 24, 3), ("zephyr:15", 548, 12))


def ours(placement: Placement) -> QImage:
    """Draw networks as on a light slide."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_chip(painter, PageLayout(placement, light=True), QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return image


def theirs(placement: Placement) -> QImage:
    """Draw networks with the graph library and matplotlib, as it does by itself but for sizes.

    It is told which couplers carry weights; by itself it draws all that join two chains.
    """
    import matplotlib

    matplotlib.use("Agg")
    import dwave_networkx
    import matplotlib.pyplot

    family, size = placement.topology.name.split(":")
    chains = {
        f"{number} {name}": chain
        for number, copy in enumerate(placement.copies)
        for name, chain in copy.chains(placement.topology).items()
    }
    layout = placement.layout
    weights = layout.qubits[layout.edges[layout.chain_count :]]
    used = [tuple(pair) for pair in placement.topology.qubits[weights].tolist()]
    small = len(placement.topology) < 1000
    sizes = {"node_size": 30.0 if small else 4.0, "width": 1.0 if small else 0.3}
    content = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure = matplotlib.pyplot.figure(figsize=(SIDE / 100, SIDE / 100), dpi=100)
        graph = getattr(dwave_networkx, f"{family}_graph")(int(size))
        getattr(dwave_networkx, f"draw_{family}_embedding")(graph, chains, interaction_edges=used, **sizes)
        figure.savefig(content, format="png")
        matplotlib.pyplot.close(figure)
    return QImage.fromData(content.getvalue())


def main() -> int:
    """Draw them."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[1] / "docs" / "images"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    folder = parser.parse_args().folder
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        print("The graph library's drawing was left out: it needs matplotlib (make venv).", file=sys.stderr)
        return 0
    theme.install(QApplication(sys.argv[:1]))
    row = SIDE + HEAD
    sheet = QImage(2 * SIDE, len(SHOWN) * row, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for number, (topology, hidden, copies) in enumerate(SHOWN):
        chip = load_topology(topology)
        placement = Placement(chip, tuple(search.embed(chip, hidden, 1, copies)))
        for column, (draw, who) in enumerate(((ours, "qanneal"), (theirs, "graph library"))):
            began = time.perf_counter()
            painter.drawImage(column * SIDE, number * row + HEAD, draw(placement))
            print(f"{title_of(placement)}, {who}: {time.perf_counter() - began:.2f} s", file=sys.stderr)
            words = f"{title_of(placement)}, {who}"
            place = QRectF(column * SIDE + 24, number * row + 12, SIDE - 48, HEAD - 12)
            paint_words(painter, words, place, 26, QColor("#16191d"), bold=True)
    painter.end()
    sheet.save(str(folder / "chip-beside-graph-library.jpg"), quality=70)
    return 0


if __name__ == "__main__":
    sys.exit(main())
