"""A running simulator steered from Python, with nothing of ours and no client: clock, faults, journal, reset, seed."""

import base64
import hashlib
import json
import os
from datetime import datetime, timedelta, timezone
from http.client import RemoteDisconnected
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

ADDRESS = os.environ["KSEF_SIMULATOR"]
NIP = "5265877635"
# The one that `start` begins with: docs/seed.md.
SEED_TOKEN = f"20260201-EC-2932E00000-0123456789-F9|nip-{NIP}|" + "0123456789abcdef" * 4


class World:
    """A world of its own."""

    def __init__(self, name: str):
        self.base = f"{ADDRESS}/w/{name}"
        self.bearer = None

    def ask(self, method: str, path: str, body=None, headers=None):
        """Status and JSON, of a refusal, too."""
        request = Request(self.base + path, method=method, headers=headers or {})
        if self.bearer and not path.startswith("/control"):
            request.add_header("Authorization", f"Bearer {self.bearer}")
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        try:
            with urlopen(request) as response:
                return response.status, response.headers, read(response)
        except HTTPError as refusal:
            return refusal.code, refusal.headers, read(refusal)

    def control(self, method: str, path: str, body=None):
        status, _, answer = self.ask(method, f"/control{path}", body)
        assert status < 300, answer
        return answer

    def sign_in(self):
        self.bearer = self.control("POST", "/sign-in", {"nip": NIP})["accessToken"]["token"]

    def fault(self, **fault):
        return self.control("POST", "/faults", fault)


def read(response):
    text = response.read()
    return json.loads(text) if "json" in (response.headers["Content-Type"] or "") else None


@pytest.fixture
def world(request):
    name = request.node.name[:64]
    world = World(name)
    world.control("POST", "/clock/stand")
    world.sign_in()
    yield world
    World("default").control("DELETE", f"/worlds/{name}")


def sha256(octets: bytes) -> str:
    return base64.b64encode(hashlib.sha256(octets).digest()).decode()


def open_session(world: World):
    """Its reference number, and how it encrypts."""
    _, _, keys = world.ask("GET", "/v2/security/public-key-certificates")
    published = next(key for key in keys if "SymmetricKeyEncryption" in key["usage"])
    certificate = x509.load_der_x509_certificate(base64.b64decode(published["certificate"]))
    key, iv = os.urandom(32), os.urandom(16)
    encrypted = certificate.public_key().encrypt(key, OAEP(MGF1(hashes.SHA256()), hashes.SHA256(), None))
    body = {
        "formCode": {"systemCode": "FA (3)", "schemaVersion": "1-0E", "value": "FA"},
        "encryption": {
            "encryptedSymmetricKey": base64.b64encode(encrypted).decode(),
            "initializationVector": base64.b64encode(iv).decode(),
        },
    }
    status, _, answer = world.ask("POST", "/v2/sessions/online", body)
    assert status == 201, answer
    return answer["referenceNumber"], Cipher(algorithms.AES(key), modes.CBC(iv))


def sent(cipher: Cipher, invoice: bytes) -> dict:
    pad = padding.PKCS7(128).padder()
    encryptor = cipher.encryptor()
    content = encryptor.update(pad.update(invoice) + pad.finalize()) + encryptor.finalize()
    return {
        "invoiceHash": sha256(invoice),
        "invoiceSize": len(invoice),
        "encryptedInvoiceHash": sha256(content),
        "encryptedInvoiceSize": len(content),
        "encryptedInvoiceContent": base64.b64encode(content).decode(),
    }


def test_a_token_expires_at_once(world):
    assert world.ask("GET", "/v2/tokens")[0] == 200
    world.control("POST", "/clock/advance", {"by": "20m"})
    assert world.ask("GET", "/v2/tokens")[0] == 401


def test_an_invoice_hangs_at_150_and_ends_in_550(world, invoice):
    world.fault(operation="sessions.sendInvoice", outcome="cancelled", settlesAfter="1h")
    session, cipher = open_session(world)
    status, _, answer = world.ask("POST", f"/v2/sessions/online/{session}/invoices", sent(cipher, invoice))
    assert status == 202, answer
    code = lambda: world.ask("GET", f"/v2/sessions/{session}/invoices/{answer['referenceNumber']}")[2]["status"]["code"]
    assert code() == 150
    world.control("POST", "/clock/advance", {"by": "59m"})
    world.sign_in()
    assert code() == 150
    world.control("POST", "/clock/advance", {"by": "1m"})
    assert code() == 550


def test_the_third_metadata_query_gets_429(world):
    world.fault(operation="invoices.queryMetadata", nth=3, times=1, error="tooManyRequests", retryAfter=42)
    a_day_ago = (datetime.now(timezone.utc) - timedelta(days=1)).isoformat()
    body = {"subjectType": "Subject1", "dateRange": {"dateType": "Issue", "from": a_day_ago}}
    answers = [world.ask("POST", "/v2/invoices/query/metadata", body)[:2] for _ in range(4)]
    assert [status for status, _ in answers] == [200, 200, 429, 200], answers
    assert answers[2][1]["Retry-After"] == "42"


def test_the_answer_to_an_invoice_is_lost_and_the_invoice_is_there_once(world, invoice):
    session, cipher = open_session(world)
    world.fault(operation="sessions.sendInvoice", lost=True, done=True, times=1)
    body = sent(cipher, invoice)
    with pytest.raises((RemoteDisconnected, URLError, ConnectionError)):
        world.ask("POST", f"/v2/sessions/online/{session}/invoices", body)
    _, _, listed = world.ask("GET", f"/v2/sessions/{session}/invoices")
    assert [one["status"]["code"] for one in listed["invoices"]] == [200]
    assert world.ask("POST", f"/v2/sessions/online/{session}/invoices", body)[0] == 202
    _, _, listed = world.ask("GET", f"/v2/sessions/{session}/invoices")
    assert [one["status"]["code"] for one in listed["invoices"]] == [200, 440]

    exactly = f"/journal/verify?operation=sessions.sendInvoice&context={NIP}&exactly="
    assert world.control("GET", f"{exactly}2") == {"count": 2}
    assert world.ask("GET", f"/control{exactly}1")[0] == 409


def sign_in_with_token(world: World, token: str):
    """As an ERP does: challenge, encrypted token, 202, status 200, access token."""
    _, _, challenge = world.ask("POST", "/v2/auth/challenge")
    _, _, keys = world.ask("GET", "/v2/security/public-key-certificates")
    published = next(key for key in keys if "KsefTokenEncryption" in key["usage"])
    certificate = x509.load_der_x509_certificate(base64.b64decode(published["certificate"]))
    text = f"{token}|{challenge['timestampMs']}".encode()
    encrypted = certificate.public_key().encrypt(text, OAEP(MGF1(hashes.SHA256()), hashes.SHA256(), None))
    body = {
        "challenge": challenge["challenge"],
        "contextIdentifier": {"type": "Nip", "value": NIP},
        "encryptedToken": base64.b64encode(encrypted).decode(),
    }
    status, _, begun = world.ask("POST", "/v2/auth/ksef-token", body)
    assert status == 202, begun
    world.bearer = begun["authenticationToken"]["token"]
    _, _, standing = world.ask("GET", f"/v2/auth/{begun['referenceNumber']}")
    assert standing["status"]["code"] == 200, standing
    _, _, tokens = world.ask("POST", "/v2/auth/token/redeem")
    world.bearer = tokens["accessToken"]["token"]


def test_reset_forgets_all_and_the_token_of_the_seed_signs_in_again(world):
    world.fault(status=503)
    assert world.ask("GET", "/v2/tokens")[0] == 503
    world.control("POST", "/reset")
    assert world.ask("GET", "/v2/tokens")[0] == 401
    for _ in range(2):
        sign_in_with_token(world, SEED_TOKEN)
        _, _, listed = world.ask("GET", "/v2/tokens")
        assert [token["referenceNumber"] for token in listed["tokens"]] == [SEED_TOKEN.split("|")[0]]
        assert world.ask("DELETE", f"/v2/tokens/{SEED_TOKEN.split('|')[0]}")[0] == 204
        world.control("POST", "/reset")
