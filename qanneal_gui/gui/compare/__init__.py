"""Runs side by side: their curves in one plot, their values and settings in tables."""
