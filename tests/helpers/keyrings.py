"""Keyrings for tests: one in a file, one that is locked."""

import json
import threading

from keyring import errors
from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    """A real backend whose passwords lie in a file."""

    # Below that of having none: it is never chosen by itself.
    priority = -1

    def __init__(self, path):
        super().__init__()
        self.path = path

    def _read(self):
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def get_password(self, service, username):
        return self._read().get(f"{service}/{username}")

    def set_password(self, service, username, password):
        self.path.write_text(json.dumps(self._read() | {f"{service}/{username}": password}))

    def delete_password(self, service, username):
        held = self._read()
        if held.pop(f"{service}/{username}", None) is None:
            raise errors.PasswordDeleteError
        self.path.write_text(json.dumps(held))


class LockedKeyring(FileKeyring):
    """One that can be read, and not written."""

    def set_password(self, service, username, password):
        raise errors.KeyringLocked


class BrokenKeyring(FileKeyring):
    """One whose service fails with the password in its message."""

    def set_password(self, service, username, password):
        raise RuntimeError(f"cannot store {password}")

    def get_password(self, service, username):
        raise RuntimeError("no service")


class SilentKeyring(FileKeyring):
    """One whose prompt nobody answers; for a process of its own, where it is named in the environment."""

    def __init__(self):
        super().__init__(None)

    def _read(self):
        threading.Event().wait()
