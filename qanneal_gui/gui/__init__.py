"""The window: Qt and pyqtgraph, and nothing clever; every decision is made below."""
