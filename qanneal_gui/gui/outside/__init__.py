"""What leaves the window: notices on the desktop and elsewhere, and the web pages."""
