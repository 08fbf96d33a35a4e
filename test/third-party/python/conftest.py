import re
from datetime import date
from uuid import uuid4

import pytest
from simulator import ROOT


@pytest.fixture
def invoice() -> bytes:
    """An invoice of today with a number of its own."""
    xml = (ROOT / "fixtures/invoices/fa3.xml").read_text()
    xml = re.sub("<P_1>.*?</P_1>", f"<P_1>{date.today()}</P_1>", xml)
    return re.sub("<P_2>.*?</P_2>", f"<P_2>{uuid4()}</P_2>", xml).encode()
