"""The run library on disk, and the exports of what it holds."""
