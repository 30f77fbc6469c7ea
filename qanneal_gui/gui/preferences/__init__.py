"""How the program is to be on this computer, whatever is trained: looks, limits, accounts, folders."""
