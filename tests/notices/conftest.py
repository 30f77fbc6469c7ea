"""A certificate that is trusted, and a keyring."""

import keyring
import pytest
from helpers import certificates
from helpers.keyrings import FileKeyring


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return certificates.make(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate, monkeypatch):
    """The certificate, which this process trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    return certificate


@pytest.fixture
def ring(tmp_path):
    """A keyring in a file."""
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring(tmp_path / "ring.json"))
    yield keyring.get_keyring()
    keyring.set_keyring(before)
