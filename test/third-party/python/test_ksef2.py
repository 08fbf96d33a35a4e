"""The PyPI package ksef2, pointed as docs/clients.md says: its signatures, its encryption, its models of the answers."""

import pytest
from ksef2 import FormSchema, KSeFAuthError
from ksef2.models import InvoicesFilter
from simulator import NIP, an_hour_ago, documented_code, seal


@pytest.fixture
def client():
    names = {}
    exec(documented_code(r"```python\n(import httpx\nfrom ksef2 .*?)```"), names)
    return names["client"]


@pytest.fixture
def owner(client):
    return client.authentication.with_test_certificate(nip=NIP)


@pytest.mark.parametrize("method", ["RSA", "ECDSA"])
def test_signs_in_with_a_seal_and_lives_the_life_of_a_token(client, method):
    certificate, key = seal(method)
    owner = client.authentication.with_xades(nip=NIP, cert=certificate, private_key=key)
    made = owner.tokens.generate(permissions=["invoice_read", "invoice_write"], description="ksef2 in CI")
    made.wait(poll_interval=0.01)
    assert owner.tokens.get_status(reference_number=made.reference_number).status == "active"
    assert made.reference_number in [token.reference_number for token in owner.tokens.list()]

    program = client.authentication.with_token(ksef_token=made.token, nip=NIP)
    assert [token.reference_number for token in program.tokens.list()] == [made.reference_number]

    owner.tokens.revoke(reference_number=made.reference_number)
    assert owner.tokens.get_status(reference_number=made.reference_number).status == "revoked"
    with pytest.raises(KSeFAuthError, match="z powodu błędnego tokenu"):
        client.authentication.with_token(ksef_token=made.token, nip=NIP)


def test_sends_an_invoice_and_gets_its_upo(owner, invoice):
    with owner.online_session(form_code=FormSchema.FA3) as session:
        number = session.send_invoice(invoice).wait(poll_interval=0.01).ksef_number
    status = session.wait(poll_interval=0.01)
    assert (status.status.code, status.successful_invoice_count) == (200, 1)
    [page] = session.download_upo()
    assert number.encode() in page

    found = owner.invoices.search(InvoicesFilter.for_seller(date_from=an_hour_ago()))
    assert number in [one.ksef_number for one in found]
    assert owner.invoices.download(number) == invoice


def test_reads_the_limits(owner):
    assert owner.limits.get_context_limits().collective_identifier.max_invoices > 0
    assert owner.limits.get_subject_limits().certificate.max_certificates > 0
    assert owner.limits.get_api_rate_limits().online_session_close.per_second > 0
