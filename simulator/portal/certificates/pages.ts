import { enroll } from '../../../contracts/ksef/certificates/enroll.ts'
import { enrollmentStatus } from '../../../contracts/ksef/certificates/enrollment-status.ts'
import { query } from '../../../contracts/ksef/certificates/query.ts'
import { retrieve } from '../../../contracts/ksef/certificates/retrieve.ts'
import { revoke } from '../../../contracts/ksef/certificates/revoke.ts'
import type { PageRows } from '../visit.ts'
import { applyForCertificatePage, applyPage } from './apply.tsx'
import { certificateFilePage, certificatePage, pkcs12Page } from './certificate.tsx'
import { certificateListPage } from './list.tsx'
import { requestPage } from './request.tsx'
import { revokeCertificate } from './revoke.tsx'

export const certificatePages: PageRows = {
  'GET /web/certificates': { page: certificateListPage, calls: [query] },
  'GET /web/certificates/apply': { page: applyPage, calls: [enroll] },
  'POST /web/certificates/apply': { page: applyForCertificatePage, calls: [enroll] },
  'GET /web/certificates/request': { page: requestPage, calls: [enrollmentStatus] },
  'GET /web/certificates/certificate': { page: certificatePage, calls: [query] },
  'GET /web/certificates/file': { page: certificateFilePage, calls: [retrieve] },
  'POST /web/certificates/pkcs12': { page: pkcs12Page, calls: [retrieve] },
  'GET /web/certificates/revoke': { page: revokeCertificate.ask, calls: [revoke] },
  'POST /web/certificates/revoke': { page: revokeCertificate.act, calls: [revoke] },
}
