"""What the window offers to do about what went wrong."""

from collections.abc import Callable
from functools import partial

from qanneal_gui.gui.common.remedies import CONNECTION, LEAP_LEFT, MONTH_LIMIT, Remedy, place_of
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.month_limit import MonthLimit
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.support.wording import tr


class Remedies:
    """Leads from a sentence to the place where it can be mended.

    Parameters
    ----------
    connect : callable
        Shows the D-Wave connection.
    form : RunForm
    month_limit : MonthLimit
    tabs : Pages
        Of which some leave no room for the form.
    """

    def __init__(
        self,
        connect: Callable[[], object],
        form: RunForm,
        month_limit: MonthLimit,
        tabs: Pages,
    ) -> None:
        self._connect, self._form, self._month_limit = connect, form, month_limit
        self._tabs = tabs

    def of(self, sentence: str) -> Remedy | None:
        """Return what can be done about what a sentence says; None where there is no such place."""
        place = place_of(sentence)
        if place == CONNECTION:
            return Remedy(tr("&Connect…"), self._connect)
        if place in (MONTH_LIMIT, LEAP_LEFT):
            leap = place == LEAP_LEFT
            title = tr("&Go to Left, says Leap") if leap else tr("&Go to Monthly limit")
            return Remedy(title, partial(self._show_limit, leap=leap))
        return self.at(place)

    def at(self, key: str) -> Remedy | None:
        """Return what leads to a field; None where there is no such field, or it does not matter now."""
        row = self._form.rows.get(key)
        if row is None or not row.shown:
            return None
        return Remedy(tr("&Go to {spec}", spec=row.spec.title), partial(self.show_field, key))

    def show_field(self, key: str) -> None:
        """Turn to a page that shows the form, and put the focus on one of its fields."""
        self._tabs.leave_wide()
        self._form.show_field(key)

    def _show_limit(self, *, leap: bool) -> None:
        self._tabs.leave_wide()
        self._month_limit.show_entry(leap=leap)
        self._form.field_shown.emit(self._month_limit)
