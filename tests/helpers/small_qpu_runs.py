"""Settings of runs on a small QPU, which `tests/experiments/conftest.py` has a server for."""

STEPS = 2
SMALL = (
    "sampler.kind=qpu",
    "model.hidden=12",
    "sampler.reads=100",
    "sampler.copies=5",
    f"training.steps={STEPS}",
)
