"""The simulator under test, at $KSEF_SIMULATOR (`.ci/python` starts one), and a way in."""

import base64
import os
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from time import sleep

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from ksef_client import KsefClient
from ksef_client.services.workflows import AuthCoordinator, AuthResult
from ksef_client.services.xades import XadesKeyPair

ROOT = Path(__file__).parents[3]
ADDRESS = os.environ["KSEF_SIMULATOR"]
NIP = "5265877635"


def documented_code(pattern: str) -> str:
    """The code in the README or in docs/clients.md that the pattern's group finds, led to the simulator under test."""
    found = re.search(pattern, "\n".join((ROOT / page).read_text() for page in ("README.md", "docs/clients.md")), re.DOTALL)
    assert found, f"README and docs/clients.md have nothing like {pattern}"
    return found[1].replace("4010", ADDRESS.rpartition(":")[2])


def make_key(method: str):
    """RSA or ECDSA."""
    return rsa.generate_private_key(65537, 2048) if method == "RSA" else ec.generate_private_key(ec.SECP256R1())


def seal(method: str, nip: str = NIP):
    """A self-signed seal of the NIP, RSA or ECDSA: certificate and private key."""
    return self_signed(
        make_key(method),
        {
            NameOID.ORGANIZATION_NAME: "Firma",
            NameOID.ORGANIZATION_IDENTIFIER: f"VATPL-{nip}",
            NameOID.COMMON_NAME: "Firma",
            NameOID.COUNTRY_NAME: "PL",
        },
    )


def person(pesel: str):
    """A self-signed certificate of a person: certificate and private key."""
    return self_signed(
        ec.generate_private_key(ec.SECP256R1()),
        {
            NameOID.GIVEN_NAME: "Jan",
            NameOID.SURNAME: "Kos",
            NameOID.SERIAL_NUMBER: f"PNOPL-{pesel}",
            NameOID.COMMON_NAME: "Jan Kos",
            NameOID.COUNTRY_NAME: "PL",
        },
    )


def self_signed(key, attributes: dict):
    name = x509.Name([x509.NameAttribute(oid, text) for oid, text in attributes.items()])
    now = datetime.now(timezone.utc)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=1))
    return builder.sign(key, hashes.SHA256()), key


def certificate_request(method: str, **attributes: str):
    """A key, and the request of a certificate with exactly these attributes of the subject, DER in Base64."""
    key = make_key(method)
    name = x509.Name([x509.NameAttribute(getattr(NameOID, oid.upper()), text) for oid, text in attributes.items()])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return key, base64.b64encode(request.public_bytes(Encoding.DER)).decode()


def der_certificate(encoded: str) -> x509.Certificate:
    """Of DER in Base64."""
    return x509.load_der_x509_certificate(base64.b64decode(encoded))


def pem_key(key) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def poll(ask, done):
    """Asks until it is done, for ten seconds."""
    for _ in range(500):
        if done(answer := ask()):
            return answer
        sleep(0.02)
    raise TimeoutError(answer)


def an_hour_ago() -> datetime:
    return datetime.now(timezone.utc) - timedelta(hours=1)


def sign_in(client: KsefClient, method: str) -> AuthResult:
    return sign_in_with(client, seal(method))


def sign_in_with(client: KsefClient, identity, nip: str = NIP) -> AuthResult:
    certificate, key = identity
    return AuthCoordinator(client.auth).authenticate_with_xades_key_pair(
        key_pair=XadesKeyPair(
            certificate.public_bytes(Encoding.PEM).decode(),
            pem_key(key),
        ),
        context_identifier_type="nip",
        context_identifier_value=nip,
        subject_identifier_type="certificateSubject",
        poll_interval_seconds=0.01,
    )
