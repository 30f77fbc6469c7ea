"""What goes into a run: the form, its editors, presets, preview and cost."""
