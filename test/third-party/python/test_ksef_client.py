"""The PyPI package ksef-client, pointed as docs/clients.md says. It makes no certificates: the seal is ours."""

import pytest
from ksef_client import KsefClient, KsefClientOptions, models
from ksef_client.services.workflows import AuthCoordinator, OnlineSessionWorkflow
from simulator import NIP, an_hour_ago, documented_code, sign_in

FA3 = models.FormCode(system_code="FA (3)", schema_version="1-0E", value="FA")


def connect(pattern: str) -> KsefClient:
    return eval(documented_code(pattern), {"KsefClient": KsefClient, "KsefClientOptions": KsefClientOptions})


@pytest.fixture
def client():
    with connect(r"\| `ksef-client` \(PyPI\) \| `(.*?)` \|") as client:
        yield client


@pytest.fixture
def owner(client) -> str:
    """An access token."""
    return sign_in(client, "ECDSA").access_token


@pytest.mark.parametrize("method", ["RSA", "ECDSA"])
def test_signs_in_with_a_seal_and_lives_the_life_of_a_token(client, method):
    owner = sign_in(client, method).access_token
    made = client.tokens.generate_token(
        models.GenerateTokenRequest(
            permissions=[models.TokenPermissionType.INVOICEREAD, models.TokenPermissionType.INVOICEWRITE],
            description="ksef-client in CI",
        ),
        access_token=owner,
    )
    status = lambda: client.tokens.get_token_status(made.reference_number, access_token=owner).status.value
    assert status() == "Active"
    listed = client.tokens.list_tokens(access_token=owner, statuses=["Active"]).tokens
    assert made.reference_number in [token.reference_number for token in listed]

    key = client.security.get_public_key_certificate("KsefTokenEncryption")
    with_token = lambda: AuthCoordinator(client.auth).authenticate_with_ksef_token(
        token=made.token,
        public_certificate=key.certificate,
        public_key_id=key.public_key_id,
        context_identifier_type="nip",
        context_identifier_value=NIP,
        poll_interval_seconds=0.01,
    )
    program = with_token().access_token
    own = client.tokens.list_tokens(access_token=program).tokens
    assert [token.reference_number for token in own] == [made.reference_number]

    client.tokens.revoke_token(made.reference_number, access_token=owner)
    assert status() == "Revoked"
    with pytest.raises(RuntimeError, match="450"):
        with_token()


def sent(client: KsefClient, owner: str, invoice: bytes):
    """Sends it in a session of its own and closes that. The session, and the invoice's status."""
    key = client.security.get_public_key_certificate("SymmetricKeyEncryption")
    session = OnlineSessionWorkflow(client.sessions).open_session(
        form_code=FA3, public_certificate=key.certificate, public_key_id=key.public_key_id, access_token=owner
    )
    reference = session.send_invoice(invoice).reference_number
    session.close()
    return session, session.get_invoice_status(reference)


def test_sends_an_invoice_and_gets_its_upo(client, owner, invoice):
    session, status = sent(client, owner, invoice)
    assert status.status.code == 200
    summary = session.get_status()
    assert (summary.status.code, summary.successful_invoice_count) == (200, 1)
    [page] = summary.upo.pages
    assert status.ksef_number.encode() in session.get_upo(page.reference_number)

    found = client.invoices.iter_invoice_metadata_by_date_range(
        subject_type="Subject1", date_type="PermanentStorage", date_from=an_hour_ago().isoformat(), access_token=owner
    )
    assert status.ksef_number in [one.ksef_number for one in found]
    fetched = client.invoices.get_invoice_bytes(status.ksef_number, access_token=owner)
    assert fetched.content == invoice


def test_follows_links_with_the_simulator_as_its_proxy(invoice):
    with connect(r"links.*?```python\n(KsefClient\(.*?)```") as client:
        session, status = sent(client, sign_in(client, "ECDSA").access_token, invoice)
        [page] = session.get_status().upo.pages
        assert status.ksef_number.encode() in client.invoices.download_package_part(page.download_url)


def test_reads_the_limits(client, owner):
    assert client.limits.get_context_limits(owner).collective_identifier.max_invoices > 0
    assert client.limits.get_subject_limits(owner).certificate.max_certificates > 0
    assert client.rate_limits.get_rate_limits(owner).online_session_close.per_second > 0
