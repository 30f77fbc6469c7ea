"""Queue, runs, curves, cost and chip as read-only web pages that update themselves.

Starlette and uvicorn are an extra (``serve``): nothing outside this layer and its command imports them.
"""
