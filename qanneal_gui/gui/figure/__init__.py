"""Figures for papers: how wide, in which font, as which kind of file; with a preview."""
