"""The table of all runs: finding, marking, tidying and comparing them."""
