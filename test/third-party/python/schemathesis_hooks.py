"""Who asks, what else is right, and one check of our own, for schemathesis."""

import re

import schemathesis
from ksef_client import KsefClient, KsefClientOptions
from simulator import ADDRESS, sign_in

#: What the document says of an operation's bearer, and where the client has it.
BEARERS = {
    "accessToken": lambda signed: signed.access_token,
    "refreshToken": lambda signed: signed.refresh_token,
    "authenticationToken": lambda signed: signed.authentication_token,
}
#: Codes that are answered although the document lacks them, as KSeF's own does: by the beginning of the path.
UNLISTED = {
    # Its table has one code, that of an unknown number. A malformed one is refused as everywhere.
    "/auth/{referenceNumber}": 21405,
    # Unreadable JSON is in the tables of all other operations with a body, since 2.9.
    "/testdata/": 21001,
}


@schemathesis.auth(cache_by_key=lambda case, context: case.operation.label)
class Bearer:
    """Every operation signs in for itself: what one of them revokes is nobody else's."""

    def get(self, case, context):
        wanted = case.operation.definition.raw.get("x-bearer", ["accessToken"])[0]
        with KsefClient(KsefClientOptions(base_url=ADDRESS)) as client:
            return BEARERS[wanted](sign_in(client, "ECDSA"))

    def set(self, case, token, context):
        case.headers["Authorization"] = f"Bearer {token}"


def with_null(schema):
    """An explicit null is a member left out, as the Ministry's Java client sends it; the document says so of some only."""
    for name, member in schema.get("properties", {}).items():
        if name not in schema.get("required", []):
            member["nullable"] = True
            if "enum" in member:
                member["enum"].append(None)
        with_null(member)
    if "items" in schema:
        with_null(schema["items"])


@schemathesis.hook
def before_load_schema(context, document):
    for operations in document["paths"].values():
        for operation in operations.values():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                with_null(content["schema"])


@schemathesis.check
def refused_by_a_code_of_the_document(ctx, response, case):
    """The document lists the codes of each operation's 400: one that it lacks, no caller can be ready for."""
    if response.status_code != 400 or case.method.lower() != case.operation.method.lower():
        return
    described = case.operation.definition.raw["responses"]["400"]["description"]
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", described, re.MULTILINE)}
    listed |= {code for path, code in UNLISTED.items() if case.operation.path.startswith(path)}
    for detail in response.json()["exception"]["exceptionDetailList"]:
        assert detail["exceptionCode"] in listed, f"{detail['exceptionCode']} is not among {sorted(listed)}"
