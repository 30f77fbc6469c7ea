"""What is written at the axes of figures."""

import re
from xml.etree import ElementTree

_LABEL = re.compile(r"(?P<quantity>[\w ]+?) (?:/ |\()(?P<unit>[^ ()]+)\)?")


def units(*labels):
    """Return the quantity and the unit of labels as "loss (nats)" or "loss / nats"; no others."""
    found = (_LABEL.fullmatch(label.strip()) for label in labels)
    return [(match["quantity"], match["unit"]) for match in found if match]


def drawn(svg):
    """Return all texts of a drawing, in their order."""
    return [element.text for element in ElementTree.fromstring(svg).iter() if element.text]
