"""Files the program ships: icons, theme, presets, the paper's numbers, the embedded data set."""
