"""ksef2 as the stories use it. It makes no requests for certificates, those are ours; packs no tar.gz, but reads it."""

from ksef2 import FormSchema, KSeFSessionFailedError
from ksef2.models import (
    AuthorizationPermissionsQuery,
    BatchInvoice,
    EntityPermission,
    EntityPermissionsQuery,
    InvoicesFilter,
    PersonPermissionsQuery,
)
from simulator import an_hour_ago, certificate_request, der_certificate, documented_code

AT_ONCE = {"poll_interval": 0.01}
FORMS = {"fa3": FormSchema.FA3, "fa-rr": FormSchema.FA_RR1}


class Judge:
    name = "ksef2"
    packings = ["Zip"]
    #: It makes no links of codes.
    link = None

    def __init__(self):
        names = {}
        exec(documented_code(r"```python\n(import httpx\nfrom ksef2 .*?)```"), names)
        self.client = names["client"]

    def sign_in(self, nip: str, identity) -> "Firm":
        certificate, key = identity
        return Firm(self.client.authentication.with_xades(nip=nip, cert=certificate, private_key=key, **AT_ONCE))

    def code_of(self, error) -> int:
        """KSeF's code: of a refusal, a session or a sign-in that failed."""
        if isinstance(error, KSeFSessionFailedError):
            return error.session_status_code
        return error.ksef_code or error.status_code


class Firm:
    """Somebody who is signed in."""

    def __init__(self, client):
        self.client = client

    def grant_person(self, pesel: str, scopes: list[str]):
        names = {"first_name": "Jan", "last_name": "Kos", "description": "ksef2 in CI"}
        grant = self.client.permissions.grant_person
        grant(subject_type="pesel", subject_value=pesel, permissions=snake(scopes), **names).wait(**AT_ONCE)

    def grant_firm(self, nip: str, scopes: list[str]):
        granted = [EntityPermission(type=scope, can_delegate=False) for scope in snake(scopes)]
        grant = self.client.permissions.grant_entity
        grant(subject_value=nip, permissions=granted, description="ksef2 in CI", entity_name="Biuro").wait(**AT_ONCE)

    def authorize(self, nip: str, scope: str):
        names = {"description": "ksef2 in CI", "entity_name": "Nabywca"}
        grant = self.client.permissions.grant_authorization
        grant(subject_type="nip", subject_value=nip, permission=scope, **names).wait(**AT_ONCE)

    def granted(self) -> list[str]:
        query = PersonPermissionsQuery(query_type="in_context")
        return [one.id for one in self.client.permissions.list_persons(query)]

    def working_for(self) -> list[str]:
        return [one.context_value for one in self.client.permissions.list_entities(EntityPermissionsQuery())]

    def authorizations(self, whose: str) -> list[str]:
        query = AuthorizationPermissionsQuery(query_type=whose)
        return [one.id for one in self.client.permissions.list_authorizations(query)]

    def revoke(self, permission_id: str):
        self.client.permissions.revoke(permission_id=permission_id).wait(**AT_ONCE)

    def revoke_authorization(self, permission_id: str):
        self.client.permissions.revoke_authorization(permission_id=permission_id).wait(**AT_ONCE)

    def send(self, form: str, invoice: bytes) -> int:
        """The code of the invoice's status."""
        with self.client.online_session(form_code=FORMS[form]) as session:
            sent = session.send_invoice(invoice)
            return sent.get_status().status.code

    def enroll(self, method: str, kind: str):
        """Number, certificate and key."""
        data = self.client.certificates.get_enrollment_data()
        key, csr = certificate_request(
            method,
            common_name=data.common_name,
            country_name=data.iso_country_code,
            organization_name=data.organization_name,
            organization_identifier=data.organization_identifier,
        )
        enrollment = self.client.certificates.enroll(certificate_name="ksef2 in CI", certificate_type=kind, csr=csr)
        number = enrollment.wait(**AT_ONCE).certificate_serial_number
        [retrieved] = self.client.certificates.retrieve(certificate_serial_numbers=[number]).certificates
        return number, (der_certificate(retrieved.base64_encoded_certificate), key)

    def listed(self, number: str) -> list[tuple[str, str]]:
        """Kind and status."""
        return [(one.type, one.status) for one in self.client.certificates.list(certificate_serial_number=number)]

    def revoke_certificate(self, number: str):
        self.client.certificates.revoke(certificate_serial_number=number, reason="superseded")

    def send_batch(self, files: dict[str, bytes], packing: str):
        """The session, and its UPO."""
        invoices = [BatchInvoice(file_name=name, content=xml) for name, xml in files.items()]
        session = self.client.batch.submit(invoices, max_part_size=500)
        session.wait(**AT_ONCE)
        return session, b"".join(session.download_upo())

    def failed(self, session) -> list[tuple[str, int]]:
        return [(one.invoice_file_name, one.status.code) for one in session.list_failed_invoices().invoices]

    def export_sales(self, compression: str, only_metadata: bool) -> tuple[dict[str, bytes], list[str]]:
        """Documents by KSeF number, and the numbers in the metadata."""
        sales = InvoicesFilter.for_seller(date_from=an_hour_ago(), date_type="permanent_storage")
        job = self.client.invoices.export(sales, only_metadata=only_metadata, compression_type=compression)
        package = job.wait(**AT_ONCE)
        return dict(package.invoices()), [one.ksef_number for one in package.metadata]


def snake(scopes: list[str]) -> list[str]:
    return [scope.replace("Invoice", "invoice_").lower() for scope in scopes]
