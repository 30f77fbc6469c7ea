"""The way out: whoever drives a run hands a notice over, and is neither held up nor disturbed by it.

Webhook and mail are sent from a thread each, so that one that hangs does not hold up the other; it ends when
nothing is left to send.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from pydantic import SecretStr

from qanneal_gui.errors import NoticeError, QannealError
from qanneal_gui.notices import once, secrets
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.settings import TITLES, Channel, NoticeSettings, load

_log = logging.getLogger(__name__)

_MOST = 50
"""Notices that wait; where there are more, the oldest are left out."""

LAST_WAIT = 5.0
"""Seconds that the end of a program waits for what is being sent."""

_SENT: tuple[Channel, ...] = ("webhook", "email")


class Outbox:
    """What is to be sent; may be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[Channel, deque[Notice]] = {channel: deque(maxlen=_MOST) for channel in _SENT}
        self._sending: set[Channel] = set()
        self._threads: dict[Channel, threading.Thread] = {}
        self._listeners: dict[Callable[[Notice], None], Callable[[str], None]] = {}
        self._problems: dict[Channel, str] = {}
        self._said: set[Channel] = set()

    def tell(self, notice: Notice) -> None:
        """Tell users of an event, on whatever channels they want that; nothing is raised, ever."""
        try:
            if notice.once and not once.is_first(notice.once):
                return
            for listener in list(self._listeners):
                listener(notice)
            settings = load()
            for channel in _SENT:
                if channel_wants(settings, channel, notice):
                    self._put(channel, notice)
        except Exception:
            _log.exception("a notice cannot be told")

    def listen(self, listener: Callable[[Notice], None], problems: Callable[[str], None]) -> None:
        """Have every notice told to a window, too, and why one was not sent; from any thread."""
        self._listeners[listener] = problems

    def listen_no_more(self, listener: Callable[[Notice], None]) -> None:
        """Undo `listen`."""
        self._listeners.pop(listener, None)

    def flush(self, seconds: float | None = None) -> bool:
        """Wait until everything is sent, at most so long; return whether it is."""
        seconds = LAST_WAIT if seconds is None else seconds
        until = time.monotonic() + seconds
        with self._lock:
            threads = list(self._threads.items())
        for _, thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        with self._lock:
            late = [channel for channel, _ in threads if self._waiting[channel] or channel in self._sending]
            for channel in late:
                self._problems.setdefault(
                    channel, f"A notice was not sent. {TITLES[channel]}: no answer within {seconds:g} s."
                )
        for channel in late:
            _log.warning("%s: notices could not be sent within %.1f s", TITLES[channel], seconds)
        return not late

    def problems(self) -> list[str]:
        """Return why channels do not work; each reason once, until the channel has worked again."""
        with self._lock:
            new = [text for channel, text in self._problems.items() if channel not in self._said]
            self._said.update(self._problems)
        return new

    def _put(self, channel: Channel, notice: Notice) -> None:
        with self._lock:
            self._waiting[channel].append(notice)
            if channel not in self._threads:
                thread = threading.Thread(
                    target=self._send_all, args=(channel,), name=f"notices-{channel}", daemon=True
                )
                self._threads[channel] = thread
                thread.start()

    def _send_all(self, channel: Channel) -> None:
        while True:
            with self._lock:
                self._sending.discard(channel)
                if not self._waiting[channel]:
                    del self._threads[channel]
                    return
                notice = self._waiting[channel].popleft()
                self._sending.add(channel)
            settings = load()
            if channel_wants(settings, channel, notice):
                self._send(settings, channel, notice)

    def _send(self, settings: NoticeSettings, channel: Channel, notice: Notice) -> None:
        problem = ""
        try:
            send(settings, channel, notice)
        except QannealError as error:
            problem = str(error)
            _log.warning("%s", problem)
        except Exception as error:
            # The traceback is left out: a library may have put the secret into it.
            problem = f"{TITLES[channel]} failed unexpectedly ({type(error).__name__})."
            _log.error("%s", problem)
        with self._lock:
            self._sending.discard(channel)
            if problem:
                self._problems[channel] = f"A notice was not sent. {problem}"
            else:
                self._problems.pop(channel, None)
                self._said.discard(channel)
        for told in list(self._listeners.values()):
            try:
                for sentence in self.problems():
                    told(sentence)
            except Exception:  # a window that is just being closed
                _log.exception("a problem cannot be told")


def channel_wants(settings: NoticeSettings, channel: Channel, notice: Notice) -> bool:
    """Whether a channel is set up and is to tell of such an event."""
    there = settings.has(channel) or (channel == "webhook" and secrets.in_environment("webhook"))
    return there and notice.event in settings.events(channel)


def send(settings: NoticeSettings, channel: Channel, notice: Notice) -> None:
    """Send a notice and wait for that.

    Raises
    ------
    QannealError
        It was not taken.
    """
    # Imported here, on the thread that sends: most runs tell nothing.
    from qanneal_gui.notices import mail, webhook

    if channel == "webhook":
        url = secrets.find("webhook")
        if url is None:
            raise NoticeError("There is no webhook; give its address with: qanneal notify --webhook URL")
        webhook.send(url, settings.webhook_form, notice)
    elif channel == "email":
        password: SecretStr | None = secrets.find("smtp-password") if settings.smtp_user else None
        mail.send(settings, password, notice)


outbox = Outbox()
"""The one of this process."""
