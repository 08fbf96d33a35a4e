"""The PyPI package ksef-client in its strict mode, which follows links of https alone, and none to this machine by its own names.

`.ci/python` gives it a simulator of https, and the CA of `ca export` in SSL_CERT_FILE.
"""

import socket

import httpx
import pytest
from ksef_client import KsefClient, KsefClientOptions
from simulator import ADDRESS, sign_in
from test_ksef_client import sent

NAME = "ksef-simulator.test"
PORT = ADDRESS.rpartition(":")[2]


@pytest.fixture(autouse=True)
def name_of_this_machine(monkeypatch):
    """What a line of /etc/hosts would do."""
    asked = socket.getaddrinfo
    here = lambda host: "127.0.0.1" if host in (NAME, NAME.encode()) else host
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **named: asked(here(host), *rest, **named))


@pytest.fixture
def client():
    options = KsefClientOptions(base_url=f"https://{NAME}:{PORT}/v2")
    assert options.strict_presigned_url_validation and options.verify_ssl
    with KsefClient(options) as client:
        yield client


def test_follows_the_link_of_a_upo(client, invoice):
    session, status = sent(client, sign_in(client, "ECDSA").access_token, invoice)
    [page] = session.get_status().upo.pages
    assert page.download_url.startswith(f"https://{NAME}:{PORT}/")
    assert status.ksef_number.encode() in client.invoices.download_package_part(page.download_url)


def test_a_ca_that_was_not_exported_is_not_trusted(monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"https://{NAME}:{PORT}/control/health")
