"""The chip as picture, network, story and SVG; no Qt."""
