import { attachmentStatus } from '../../../contracts/ksef/permissions/attachment-status.ts'
import type { PageRows } from '../visit.ts'
import { changeConsentPage, consentPage } from './consent.tsx'

const calls = [attachmentStatus]

export const attachmentPages: PageRows = {
  'GET /web/attachments': { page: consentPage, calls },
  'POST /web/attachments': { page: changeConsentPage, calls },
}
