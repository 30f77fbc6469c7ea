"""The run that is shown: its control, header, live curves and sampler health."""
