"""Signs in, sends an invoice, steers the clock, and fetches the UPO, with ksef-client.

    ksef-simulator seal --nip 5265877635 --out seal.pem
    ksef-simulator exec -- python send_invoice.py seal.pem
"""

import json
import os
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from ksef_client import KsefClient, KsefClientOptions, models
from ksef_client.services.workflows import AuthCoordinator, OnlineSessionWorkflow
from ksef_client.services.xades import XadesKeyPair

NIP = "5265877635"
FA3 = models.FormCode(system_code="FA (3)", schema_version="1-0E", value="FA")
seal = Path(sys.argv[1]).read_text()


def control(method: str, path: str, body: dict) -> None:
    headers = {"Content-Type": "application/json"}
    urlopen(Request(f"{os.environ['KSEF_SIMULATOR_URL']}/control{path}", json.dumps(body).encode(), headers, method=method)).close()


with KsefClient(KsefClientOptions(base_url=os.environ["KSEF_BASE_URL"])) as client:
    # The file has both, the certificate and its key.
    owner = AuthCoordinator(client.auth).authenticate_with_xades_key_pair(
        key_pair=XadesKeyPair(seal, seal),
        context_identifier_type="nip",
        context_identifier_value=NIP,
        subject_identifier_type="certificateSubject",
        poll_interval_seconds=0.01,
    )
    key = client.security.get_public_key_certificate("SymmetricKeyEncryption")
    session = OnlineSessionWorkflow(client.sessions).open_session(
        form_code=FA3,
        public_certificate=key.certificate,
        public_key_id=key.public_key_id,
        access_token=owner.access_token,
    )

    # KSeF takes five minutes for an invoice, and nobody waits for them.
    control("PUT", "/delays", {"invoice": "5m"})
    reference = session.send_invoice(Path(__file__, "../../invoice.xml").resolve().read_bytes()).reference_number
    print("under way:", session.get_invoice_status(reference).status.code)
    control("POST", "/clock/advance", {"by": "5m"})
    number = session.get_invoice_status(reference).ksef_number
    print("KSeF number:", number)

    session.close()
    [page] = session.get_status().upo.pages
    upo = session.get_upo(page.reference_number)
    print("UPO:", len(upo), "bytes")
    assert number.encode() in upo
