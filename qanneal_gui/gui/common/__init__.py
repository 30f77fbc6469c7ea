"""What every room of the window uses: theme, widgets, tables, fields, plots and jobs."""
