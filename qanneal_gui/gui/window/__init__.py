"""The window itself: what holds the pages together, menus, and its end."""
