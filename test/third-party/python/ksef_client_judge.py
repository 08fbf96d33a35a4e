"""ksef-client (PyPI) as the stories use it. It makes no seals, those are ours; its way to send a package has no smaller parts."""

import base64
import re

from cryptography.hazmat.primitives.serialization import load_der_private_key
from ksef_client import KsefClient, KsefClientOptions, models
from ksef_client.services.crypto import build_encryption_data
from ksef_client.services.csr import generate_csr_ec, generate_csr_rsa
from ksef_client.services.verification_link import VerificationLinkService
from ksef_client.services.workflows import BatchSessionWorkflow, ExportWorkflow, OnlineSessionWorkflow
from ksef_client.utils.zip_utils import build_tar_gz, build_zip
from simulator import ADDRESS, an_hour_ago, der_certificate, documented_code, pem_key, poll, sign_in_with

FORMS = {
    "fa3": models.FormCode(system_code="FA (3)", schema_version="1-0E", value="FA"),
    "fa-rr": models.FormCode(system_code="FA_RR (1)", schema_version="1-1E", value="FA_RR"),
}
PERSON = {"subjectDetailsType": "PersonByIdentifier", "personById": {"firstName": "Jan", "lastName": "Kos"}}


class Judge:
    name = "ksef-client"
    packings = ["Zip", "TarGz"]

    def __init__(self):
        code = documented_code(r"links.*?```python\n(KsefClient\(.*?)```")
        self.client = eval(code, {"KsefClient": KsefClient, "KsefClientOptions": KsefClientOptions})

    def sign_in(self, nip: str, identity) -> "Firm":
        return Firm(self.client, sign_in_with(self.client, identity, nip).access_token)

    def code_of(self, error) -> int:
        """KSeF's code: of a refusal, a session or a sign-in that failed."""
        if isinstance(error, RuntimeError):
            return int(re.search(r"\d{3}", str(error))[0])
        return error.exception_response.exception.exception_detail_list[0].exception_code

    def link(self, nip: str, number: str, identity, hashed: str) -> str:
        """Of KOD II."""
        _, key = identity
        return VerificationLinkService(KsefClientOptions(ADDRESS, base_qr_url=ADDRESS)).build_certificate_verification_url(
            seller_nip=nip,
            context_identifier_type="Nip",
            context_identifier_value=nip,
            certificate_serial=number,
            invoice_hash=hashed,
            private_key_pem=pem_key(key),
        )


class Firm:
    """Somebody who is signed in."""

    def __init__(self, client: KsefClient, token: str):
        self.client, self.token = client, {"access_token": token}

    def applied(self, started):
        status = self.client.permissions.get_operation_status(started.reference_number, **self.token)
        assert status.status.code == 200

    def grant_person(self, pesel: str, scopes: list[str]):
        body = {
            "subjectIdentifier": {"type": "Pesel", "value": pesel},
            "permissions": scopes,
            "description": "ksef-client in CI",
            "subjectDetails": PERSON,
        }
        request = models.PersonPermissionsGrantRequest.from_dict(body)
        self.applied(self.client.permissions.grant_person(request, **self.token))

    def grant_firm(self, nip: str, scopes: list[str]):
        body = {
            "subjectIdentifier": {"type": "Nip", "value": nip},
            "permissions": [{"type": scope, "canDelegate": False} for scope in scopes],
            "description": "ksef-client in CI",
            "subjectDetails": {"fullName": "Biuro"},
        }
        request = models.EntityPermissionsGrantRequest.from_dict(body)
        self.applied(self.client.permissions.grant_entity(request, **self.token))

    def authorize(self, nip: str, scope: str):
        body = {
            "subjectIdentifier": {"type": "Nip", "value": nip},
            "permission": {"self_invoicing": "SelfInvoicing", "rr_invoicing": "RRInvoicing"}[scope],
            "description": "ksef-client in CI",
            "subjectDetails": {"fullName": "Nabywca"},
        }
        request = models.EntityAuthorizationPermissionsGrantRequest.from_dict(body)
        self.applied(self.client.permissions.grant_authorization(request, **self.token))

    def granted(self) -> list[str]:
        body = models.PersonPermissionsQueryRequest.from_dict({"queryType": "PermissionsInCurrentContext"})
        return [one.id for one in self.client.permissions.query_persons_grants(body, **self.token).permissions]

    def working_for(self) -> list[str]:
        asked = self.client.permissions.query_entities_grants(models.EntityPermissionsQueryRequest(), **self.token)
        return [one.context_identifier.value for one in asked.permissions]

    def authorizations(self, whose: str) -> list[str]:
        body = models.EntityAuthorizationPermissionsQueryRequest.from_dict({"queryType": whose.capitalize()})
        asked = self.client.permissions.query_authorizations_grants(body, **self.token)
        return [one.id for one in asked.authorization_grants]

    def revoke(self, permission_id: str):
        self.applied(self.client.permissions.revoke_common_permission(permission_id, **self.token))

    def revoke_authorization(self, permission_id: str):
        self.applied(self.client.permissions.revoke_authorization(permission_id, **self.token))

    def encryption(self) -> dict[str, str]:
        key = self.client.security.get_public_key_certificate("SymmetricKeyEncryption")
        return {"public_certificate": key.certificate, "public_key_id": key.public_key_id}

    def send(self, form: str, invoice: bytes) -> int:
        """The code of the invoice's status."""
        workflow = OnlineSessionWorkflow(self.client.sessions)
        session = workflow.open_session(form_code=FORMS[form], **self.encryption(), **self.token)
        reference = session.send_invoice(invoice).reference_number
        session.close()
        return session.get_invoice_status(reference).status.code

    def enroll(self, method: str, kind: str):
        """Number, certificate and key."""
        data = self.client.certificates.get_enrollment_data(**self.token).to_dict()
        made = (generate_csr_rsa if method == "RSA" else generate_csr_ec)(data)
        body = {"certificateName": "ksef-client in CI", "certificateType": kind.capitalize(), "csr": made.csr_base64}
        request = models.EnrollCertificateRequest.from_dict(body)
        started = self.client.certificates.send_enrollment(request, **self.token)
        status = self.client.certificates.get_enrollment_status(started.reference_number, **self.token)
        number = status.certificate_serial_number
        asked = models.RetrieveCertificatesRequest.from_dict({"certificateSerialNumbers": [number]})
        [retrieved] = self.client.certificates.retrieve_certificate(asked, **self.token).certificates
        key = load_der_private_key(base64.b64decode(made.private_key_base64), None)
        return number, (der_certificate(retrieved.certificate), key)

    def listed(self, number: str) -> list[tuple[str, str]]:
        """Kind and status."""
        asked = models.QueryCertificatesRequest.from_dict({"certificateSerialNumber": number})
        found = self.client.certificates.query_certificates(asked, **self.token).certificates
        return [(one.type.value.lower(), one.status.value.lower()) for one in found]

    def revoke_certificate(self, number: str):
        self.client.certificates.revoke_certificate(number, models.RevokeCertificateRequest(), **self.token)

    def send_batch(self, files: dict[str, bytes], packing: str):
        """The session, and its UPO."""
        workflow = BatchSessionWorkflow(self.client.sessions, self.client.http_client)
        reference = workflow.open_upload_and_close(
            form_code=FORMS["fa3"],
            archive_bytes=(build_zip if packing == "Zip" else build_tar_gz)(files),
            compression_type=packing,
            **self.encryption(),
            **self.token,
        )
        session = lambda: self.client.sessions.get_session_status(reference, **self.token)
        status = poll(session, lambda it: it.status.code != 150)
        if status.status.code != 200:
            raise RuntimeError(status.status.code)
        pages = [page.reference_number for page in status.upo.pages]
        upo = [self.client.sessions.get_session_upo(reference, page, **self.token) for page in pages]
        return reference, b"".join(upo)

    def failed(self, session: str) -> list[tuple[str, int]]:
        found = self.client.sessions.get_session_failed_invoices(session, **self.token).invoices
        return [(one.invoice_file_name, one.status.code) for one in found]

    def export_sales(self, compression: str, only_metadata: bool) -> tuple[dict[str, bytes], list[str]]:
        """Documents by KSeF number, and the numbers in the metadata."""
        encryption = build_encryption_data(**self.encryption())
        lately = {"dateType": "PermanentStorage", "from": an_hour_ago().isoformat()}
        body = models.InvoiceExportRequest(
            encryption=encryption.encryption_info,
            filters=models.InvoiceQueryFilters.from_dict({"subjectType": "Subject1", "dateRange": lately}),
            compression_type=models.CompressionType(compression),
            only_metadata=only_metadata,
        )
        reference = self.client.invoices.export_invoices(body, **self.token).reference_number
        exported = lambda: self.client.invoices.get_export_status(reference, **self.token)
        status = poll(exported, lambda it: it.status.code != 100)
        workflow = ExportWorkflow(self.client.invoices, self.client.http_client)
        read = workflow.download_and_process_package(status.package, encryption)
        documents = {name.removesuffix(".xml"): xml.encode() for name, xml in read.invoice_xml_files.items()}
        return documents, [one["ksefNumber"] for one in read.metadata_summaries]
