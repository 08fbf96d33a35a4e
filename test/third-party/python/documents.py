"""Documents of today, each with a number of its own, made of those in fixtures/invoices."""

import re
from datetime import date
from uuid import uuid4

from simulator import NIP, ROOT

BUYER = "7980332920"


def document(name: str, issued: str, numbered: str, seller: str, buyer: str) -> bytes:
    xml = (ROOT / "fixtures/invoices" / name).read_text().replace(NIP, seller).replace(BUYER, buyer)
    xml = re.sub(f"<{issued}>.*?<", f"<{issued}>{date.today()}<", xml)
    return re.sub(f"<{numbered}>.*?<", f"<{numbered}>{uuid4()}<", xml).encode()


def fa3(seller: str = NIP, buyer: str = BUYER) -> bytes:
    return document("fa3.xml", "P_1", "P_2", seller, buyer)


def self_billed(seller: str, buyer: str) -> bytes:
    return fa3(seller, buyer).replace(b"<P_17>2<", b"<P_17>1<")


def fa_rr(seller: str, buyer: str) -> bytes:
    return document("fa-rr.xml", "P_4B", "P_4C", seller, buyer)


def broken(invoice: bytes) -> bytes:
    """It breaks the schema."""
    return invoice.replace(b"<P_12>23<", b"<P_12>no rate<")
