import pytest
from documents import fa3


@pytest.fixture
def invoice() -> bytes:
    """An invoice of today with a number of its own."""
    return fa3()
