"""Studies: many independent trials, run in this process, over local processes or on a Dask cluster.

A study is a list of tasks, each with a config of plain values, and one function of a module that turns
such a config into a result of plain values. Every finished trial is stored at once by the process that
runs the study. A trial is found again by everything that decides its result, so a study that was
interrupted continues where it stopped, and studies that have trials in common share them.
"""

from qanneal_gui.experiments.studies.backends import Backend
from qanneal_gui.experiments.studies.choice import choose_backend
from qanneal_gui.experiments.studies.engine import Trial, run_study
from qanneal_gui.experiments.studies.study import Study, Task, make_task

__all__ = ["Backend", "Study", "Task", "Trial", "choose_backend", "make_task", "run_study"]
