"""The queue: what waits, in its order, what it will cost, and the processes that run it."""
