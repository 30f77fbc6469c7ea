"""What a newcomer is offered: a page with four ways to begin, and a tour of the window."""
