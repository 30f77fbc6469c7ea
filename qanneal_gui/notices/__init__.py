"""Notices: what users are told who do not look, and the ways in which it reaches them."""
