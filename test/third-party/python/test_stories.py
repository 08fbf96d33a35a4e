"""The stories of permissions, certificates and packages, told by two clients from PyPI as test/third-party tells them on npm."""

import base64
import re
from hashlib import sha256
from urllib.request import urlopen

import ksef2_judge
import ksef_client_judge
import pytest
from documents import broken, fa3, fa_rr, self_billed
from identifiers import fresh_nip, fresh_pesel
from simulator import person, seal

JUDGES = [ksef2_judge.Judge(), ksef_client_judge.Judge()]
judges = pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.name)
methods = pytest.mark.parametrize("method", ["RSA", "ECDSA"])
SCOPES = ["InvoiceRead", "InvoiceWrite"]


def signed_in(judge, nip: str):
    return judge.sign_in(nip, seal("ECDSA", nip))


def refusal(judge, ask) -> int:
    """The code that the client was refused with."""
    with pytest.raises(Exception) as refused:
        ask()
    return judge.code_of(refused.value)


@judges
@pytest.mark.parametrize("to", ["person", "firm"])
def test_grants_sees_signs_in_as_the_grantee_revokes_and_is_refused(judge, to):
    nip, office, pesel = fresh_nip(), fresh_nip(), fresh_pesel()
    identity = person(pesel) if to == "person" else seal("ECDSA", office)
    firm, sign_in = signed_in(judge, nip), lambda: judge.sign_in(nip, identity)
    assert refusal(judge, sign_in) == 415
    firm.grant_person(pesel, SCOPES) if to == "person" else firm.grant_firm(office, SCOPES)
    granted = firm.granted()
    assert len(granted) == 2
    assert to == "person" or signed_in(judge, office).working_for() == [nip, nip]
    sign_in()
    for permission in granted:
        firm.revoke(permission)
    assert firm.granted() == []
    assert refusal(judge, sign_in) == 415


@judges
@pytest.mark.parametrize(
    "scope, form, write", [("self_invoicing", "fa3", self_billed), ("rr_invoicing", "fa-rr", fa_rr)]
)
def test_an_invoice_in_the_name_of_another_goes_out_under_a_grant_alone(judge, scope, form, write):
    seller_nip, buyer_nip = fresh_nip(), fresh_nip()
    seller, buyer = signed_in(judge, seller_nip), signed_in(judge, buyer_nip)
    send = lambda: buyer.send(form, write(seller_nip, buyer_nip))
    assert send() == 410
    seller.authorize(buyer_nip, scope)
    assert send() == 200
    granted = seller.authorizations("granted")
    assert len(granted) == 1
    assert buyer.authorizations("received") == granted
    for permission in granted:
        seller.revoke_authorization(permission)
    assert seller.authorizations("granted") == []
    assert send() == 410


@judges
@methods
def test_enrols_retrieves_queries_signs_in_with_the_certificate_revokes_it_and_is_refused(judge, method):
    nip = fresh_nip()
    firm = signed_in(judge, nip)
    number, identity = firm.enroll(method, "authentication")
    assert firm.listed(number) == [("authentication", "active")]
    judge.sign_in(nip, identity)
    firm.revoke_certificate(number)
    assert firm.listed(number) == [("authentication", "revoked")]
    assert refusal(judge, lambda: judge.sign_in(nip, identity)) == 460
    assert refusal(judge, lambda: firm.revoke_certificate(number)) == 25009


@judges
@methods
def test_an_offline_certificate_does_not_sign_in_and_its_codes_verify(judge, method):
    nip = fresh_nip()
    firm = signed_in(judge, nip)
    number, identity = firm.enroll(method, "offline")
    assert firm.listed(number) == [("offline", "active")]
    assert refusal(judge, lambda: judge.sign_in(nip, identity)) == 21115
    if judge.link:
        hashed = base64.b64encode(sha256(b"an invoice").digest()).decode()
        with urlopen(judge.link(nip, number, identity, hashed)) as page:
            assert "Weryfikacja prawidłowa" in page.read().decode()


@pytest.mark.parametrize(
    "judge, packing",
    [pytest.param(judge, packing, id=f"{judge.name}-{packing}") for judge in JUDGES for packing in judge.packings],
)
def test_sends_a_package_with_a_bad_invoice_inside_reads_failures_and_upo_and_exports(judge, packing):
    nip = fresh_nip()
    firm = signed_in(judge, nip)
    first, second, bad = fa3(nip), fa3(nip), broken(fa3(nip))
    session, upo = firm.send_batch({"1.xml": first, "broken.xml": bad, "2.xml": second}, packing)
    numbers = re.findall(rb"NumerKSeFDokumentu>([^<]+)<", upo)
    assert len(numbers) == 2
    assert firm.failed(session) == [("broken.xml", 450)]

    for compression in ["Zip", "TarGz"]:
        documents, metadata = firm.export_sales(compression, only_metadata=False)
        assert sorted(documents.values()) == sorted([first, second])
        assert sorted(documents) == sorted(metadata) == sorted(number.decode() for number in numbers)
        assert firm.export_sales(compression, only_metadata=True) == ({}, metadata)

    assert refusal(judge, lambda: firm.send_batch({"broken.xml": bad}, packing)) == 445
