import { CertificateStatus, CertificateType } from '../../../contracts/ksef/certificates/certificate.ts'
import type { CertificateListItem } from '../../../contracts/ksef/certificates/query.ts'
import { endOfDay } from '../parts/list/days.ts'
import { type List, listPage } from '../parts/list/list.tsx'
import { pageAsked, pageFound } from '../parts/list/numbered.ts'
import type { FilterField } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import { LongText } from '../parts/long-text.tsx'
import { Time } from '../parts/time.tsx'
import {
  certificatePath,
  findCertificate,
  isBlocked,
  Limits,
  Purpose,
  purposeChoices,
  Status,
  statusChoices,
} from './facts.tsx'

/** In the order of the real list (portal-more.md §5.2), as far as it is known. */
const columns: readonly Column<CertificateListItem>[] = [
  {
    label: 'certificateNumber',
    kind: 'number',
    cell: ({ certificateSerialNumber }) => <span class="mono">{certificateSerialNumber}</span>,
  },
  {
    label: 'certificateOwnName',
    kind: 'name',
    head: true,
    cell: ({ name, certificateSerialNumber }) => (
      <a href={certificatePath(certificateSerialNumber)}>
        <LongText text={name} />
      </a>
    ),
  },
  { label: 'certificateUse', kind: 'wide', cell: ({ type }, { say }) => <Purpose say={say} type={type} /> },
  {
    label: 'columnStatus',
    kind: 'status',
    cell: ({ status, certificateSerialNumber }, { say }) => (
      <Status say={say} status={status} id={`status-${certificateSerialNumber}`} />
    ),
  },
  {
    label: 'certificateFrom',
    kind: 'wide',
    cell: ({ validFrom }, { language }) => <Time at={validFrom} language={language} />,
    below: [{ label: 'certificateTo', cell: ({ validTo }, { language }) => <Time at={validTo} language={language} /> }],
  },
  {
    label: 'columnLastUsed',
    kind: 'instant',
    cell: ({ lastUseDate }, { say, language }) =>
      lastUseDate ? <Time at={lastUseDate} language={language} /> : say('neverUsed'),
  },
]

const filter: readonly FilterField[] = [
  { name: 'name', label: 'certificateName', hint: 'certificateNamePart' },
  {
    name: 'number',
    label: 'certificateNumber',
    hint: 'certificateNumberHint',
    member: 'certificateSerialNumber',
    wrong: () => 'certificateNumberWrong',
  },
  { name: 'purpose', label: 'certificatePurpose', choices: purposeChoices },
  { name: 'status', label: 'columnStatus', choices: statusChoices },
  { name: 'ends', label: 'certificateEndsAfter', type: 'date', member: 'expiresAfter', wrong: () => 'dateWrong' },
]

export const certificateList: List<CertificateListItem> = {
  path: '/web/certificates',
  title: 'certificateList',
  lead: ({ say }) => say('certificatesLead'),
  filter,
  sizes: [10, 20, 50],
  columns: () => columns,
  read: async ({ signedIn }, query) => {
    const { name, number, purpose, status, ends } = query.values
    const { certificates, hasMore } = await signedIn.ksef.certificates.query({
      query: pageAsked(query),
      body: {
        name,
        certificateSerialNumber: number,
        type: purpose === undefined ? undefined : CertificateType.parse(purpose),
        status: status === undefined ? undefined : CertificateStatus.parse(status),
        expiresAfter: endOfDay(ends),
      },
    })
    return pageFound(certificates, hasMore, query)
  },
  above: async visit => {
    const { say, url, signedIn } = visit
    const left = await signedIn.ksef.certificates.limits()
    const serialNumber = url.searchParams.get('revoked')
    const revoked = serialNumber ? await findCertificate(visit, serialNumber) : undefined
    const content = (
      <>
        <Limits say={say} left={left} />
        {revoked && (
          <div class="strip" role="status">
            <span>{say('certificateRevocation', { name: revoked.name })}</span>
            <Status say={say} status={revoked.status} id="revoked-status" />
          </div>
        )}
      </>
    )
    return { content, moving: revoked && isBlocked(revoked) }
  },
  choosing: {
    name: 'certificate',
    action: '/web/certificates/revoke',
    verb: 'revoke',
    danger: true,
    more: [['/web/certificates/file', 'downloadCertificate']],
    hint: 'revokeCertificateHint',
    nothing: 'revokeCertificateNothing',
    value: ({ certificateSerialNumber }) => certificateSerialNumber,
    label: ({ name }, say) => say('selectCertificate', { name }),
    isOver: ({ status }) => status !== 'Active',
  },
  isMoving: isBlocked,
  empty: 'certificatesEmpty',
  emptyLine: 'certificatesEmptyLine',
  begin: ['/web/certificates/apply', 'applyForCertificate'],
  noMatch: 'certificatesNoMatch',
}

export const certificateListPage = listPage(certificateList)
