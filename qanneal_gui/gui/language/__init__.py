"""The language of the window: which one, and its catalogue; chosen before any text is made."""
