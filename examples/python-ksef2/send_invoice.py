"""Signs in, sends an invoice, steers the clock, and fetches the UPO, with ksef2.

    ksef-simulator exec -- python send_invoice.py
"""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import httpx
from ksef2 import Client, Environment, FormSchema

NIP = "5265877635"
SIMULATOR = os.environ["KSEF_SIMULATOR_URL"]


class ToSimulator(httpx.HTTPTransport):
    """ksef2 knows the Ministry's hosts alone; here its requests turn off to the simulator."""

    def handle_request(self, request):
        to = urlsplit(SIMULATOR)
        request.url = request.url.copy_with(scheme=to.scheme, host=to.hostname, port=to.port)
        return super().handle_request(request)


def control(method: str, path: str, body: dict) -> None:
    headers = {"Content-Type": "application/json"}
    urlopen(Request(f"{SIMULATOR}/control{path}", json.dumps(body).encode(), headers, method=method)).close()


client = Client(Environment.TEST, http_client=httpx.Client(transport=ToSimulator()))
owner = client.authentication.with_test_certificate(nip=NIP)

# KSeF takes five minutes for an invoice, and nobody waits for them.
control("PUT", "/delays", {"invoice": "5m"})
with owner.online_session(form_code=FormSchema.FA3) as session:
    sent = session.send_invoice(Path(__file__, "../../invoice.xml").resolve().read_bytes())
    print("under way:", sent.get_status().status.code)
    control("POST", "/clock/advance", {"by": "5m"})
    number = sent.wait(poll_interval=0.01).ksef_number
    print("KSeF number:", number)

session.wait(poll_interval=0.01)
[upo] = session.download_upo()
print("UPO:", len(upo), "bytes")
assert number.encode() in upo
