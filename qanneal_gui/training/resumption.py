"""What of a run may change when it is resumed: its length, its budget and its solver, and nothing else."""

from qanneal_gui import config as run_config
from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.training.checkpoint import deciding


def resumed_config(
    record: RunRecord, steps: int | None = None, budget: BudgetConfig | None = None, solver: str = ""
) -> RunConfig:
    """Return the config under which a recorded run goes on.

    Parameters
    ----------
    record : RunRecord
    steps : int, optional
        How many steps the whole run shall have; by default as many as it was started with.
    budget : BudgetConfig, optional
        The limits for the whole run, instead of those it was started with.
    solver : str
        The solver to go on with, instead of the one it has used.

    Raises
    ------
    QannealError
        All steps are done already, or the run was recorded by another version.
    """
    try:
        made = run_config.parse(record.config)
    except ConfigError as error:
        raise QannealError(
            f"Run {record.id} was recorded by another version of qanneal and cannot be resumed ({error})"
        ) from None
    wanted = made.training.steps if steps is None else steps
    # A run may have ended between its last step and its last words: it is resumed to be finished.
    unfinished = record.state != "finished" and wanted == record.steps == made.training.steps
    if wanted <= record.steps and not unfinished:
        raise QannealError(
            f"Run {record.id} has already done {record.steps} steps; give a larger total (for example "
            f"--steps {2 * record.steps}) to extend it."
        )
    values = run_config.as_dict(made)
    values["training"]["steps"] = wanted
    if budget is not None:
        values["budget"] = budget.model_dump(mode="json")
    if solver and not made.billed:
        raise QannealError(f"Run {record.id} uses no D-Wave QPU, so it has no solver to change.")
    if solver:
        values["sampler"]["solver"] = solver
    return run_config.parse(values)


def check_unchanged(record: RunRecord, wanted: RunConfig) -> None:
    """Refuse settings that would make another run of a recorded one.

    Raises
    ------
    QannealError
        A setting other than the number of steps and the budget differs: which one.
    """
    old, new = deciding(run_config.parse(record.config)), deciding(wanted)
    for section, keys in new.items():
        for key, value in keys.items():
            if old[section].get(key) != value:
                raise QannealError(
                    f"{section}.{key} cannot be changed in a resumed run (it is "
                    f"{old[section].get(key)!r}); start a new run for {value!r}."
                )
