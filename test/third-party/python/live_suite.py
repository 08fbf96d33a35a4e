"""A plugin of pytest: ksef2's own live suite meets the simulator instead of TEST, and knows what it must wait for."""

import os
import tomllib
from pathlib import Path

import httpx
import pytest

ADDRESS = httpx.URL(os.environ["KSEF_SIMULATOR"])
#: Test name to reason, from a file of reasons with the names of their tests.
WAITS = {
    name: reason
    for reason, names in tomllib.loads(Path(__file__).with_suffix(".toml").read_text()).items()
    for name in names
}

os.environ["KSEF_TEST_SUBJECT_NIP"] = "5265877635"
os.environ["KSEF_TEST_PERSON_NIP"] = "7980332920"
os.environ["KSEF_TEST_PERSON_PESEL"] = "90010112349"

send = httpx.HTTPTransport.handle_request


def send_to_simulator(transport, request):
    request.url = request.url.copy_with(scheme=ADDRESS.scheme, host=ADDRESS.host, port=ADDRESS.port)
    return send(transport, request)


httpx.HTTPTransport.handle_request = send_to_simulator


def name_of(item) -> str:
    return item.nodeid.removeprefix("tests/integration/")


def pytest_collection_modifyitems(items):
    """What waits must fail: once it passes, its line has to go."""
    if gone := WAITS.keys() - {name_of(item) for item in items}:
        raise pytest.UsageError(f"waiting tests that the suite does not have: {', '.join(sorted(gone))}")
    for item in items:
        if reason := WAITS.get(name_of(item)):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """A test that leaves itself out has shown nothing."""
    report = yield
    if report.skipped and getattr(report, "wasxfail", None) is None:
        report.outcome, report.longrepr = "failed", f"left itself out: {report.longrepr[2]}"
    return report
