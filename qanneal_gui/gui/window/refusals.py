"""Why the run of the form cannot be started or queued: said at the foot of the window, and at its field."""

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.window.status_line import StatusLine
from qanneal_gui.support.wording import tr


class Refusals:
    """Says why not.

    Parameters
    ----------
    form : RunForm
    status : StatusLine
    """

    def __init__(self, form: RunForm, status: StatusLine) -> None:
        self._form, self._status = form, status

    def known(self, what: str) -> bool:
        """Say why the settings are those of no run, if they are; return whether they are."""
        problem = self._form.problem
        if problem:
            self._status.alarm(
                tr("Cannot {what}: {problem}", what=what, problem=problem), self._form.problem_key
            )
        return bool(problem)

    def stand(self) -> None:
        """Say why nothing can be started, unless just that is said of something else that was wanted."""
        if not self._status.text.endswith(in_window(self._form.problem)):
            self.known("start")

    def found(self, wanted: RunConfig, what: str, sentence: str) -> None:
        """Say what a check has found, which the form may not show any more."""
        if self._form.config() == wanted:
            self._form.refuse(wanted, sentence)
        self._status.alarm(tr("Cannot {what}: {sentence}", what=what, sentence=sentence))
