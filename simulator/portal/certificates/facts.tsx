import { CertificateStatus, CertificateType } from '../../../contracts/ksef/certificates/certificate.ts'
import type { limits } from '../../../contracts/ksef/certificates/limits.ts'
import type { CertificateListItem } from '../../../contracts/ksef/certificates/query.ts'
import type { Output } from '../../../contracts/operation.ts'
import { Badge, type Tone } from '../parts/badge.tsx'
import type { Fact } from '../parts/facts.tsx'
import { Identifier } from '../parts/identifier.tsx'
import type { Choice } from '../parts/list/query.ts'
import { Time } from '../parts/time.tsx'
import { ifKnown } from '../refusal.ts'
import { pathWith } from '../reply.tsx'
import type { Say, TextKey } from '../texts.ts'
import type { SignedInVisit, Visit } from '../visit.ts'

/** What is shown of certificates in more than one place. */

const statuses: Record<CertificateStatus, readonly [label: TextKey, tone: Tone]> = {
  Active: ['certificateActive', 'good'],
  Blocked: ['certificateBlocked', 'moving'],
  Revoked: ['certificateRevoked', 'over'],
  Expired: ['certificateExpired', 'over'],
}

const purposes: Record<CertificateType, TextKey> = {
  Authentication: 'purposeAuthentication',
  Offline: 'purposeOffline',
}

export const statusChoices: readonly Choice[] = CertificateStatus.options.map(value => ({
  value,
  label: statuses[value][0],
}))
export const purposeChoices: readonly Choice[] = CertificateType.options.map(value => ({
  value,
  label: purposes[value],
}))

/** It is blocked while it is being revoked. */
export const isBlocked = ({ status }: CertificateListItem): boolean => status === 'Blocked'

/** `id`: the script renews it. */
export const Status = ({ say, status, id }: { say: Say; status: CertificateStatus; id: string }) => (
  <Badge tone={statuses[status][1]} value={status} id={id}>
    {say(statuses[status][0])}
  </Badge>
)

export const Purpose = ({ say, type }: { say: Say; type: CertificateType }) => (
  <>
    {say(purposes[type])} <code class="kind">{type}</code>
  </>
)

export const certificateFacts = (it: CertificateListItem, { say, language }: Visit): readonly Fact[] => [
  ['certificateName', <bdi>{it.name}</bdi>],
  ['certificateNumber', <span class="mono">{it.certificateSerialNumber}</span>],
  ['certificatePurpose', <Purpose say={say} type={it.type} />],
  ['columnStatus', <Status say={say} status={it.status} id="certificate-status" />],
  ['certificateSubject', <bdi>{it.commonName}</bdi>],
  ['certificateHolder', <Identifier say={say} of={it.subjectIdentifier} />],
  ['certificateFrom', <Time at={it.validFrom} language={language} />],
  ['certificateTo', <Time at={it.validTo} language={language} />],
  ['columnLastUsed', it.lastUseDate ? <Time at={it.lastUseDate} language={language} /> : say('neverUsed')],
]

export const certificatePath = (serialNumber: string, more: Readonly<Record<string, string>> = {}): string =>
  pathWith('/web/certificates/certificate', { certificate: serialNumber, ...more })

/** One of whoever is signed in, or undefined. */
export const findCertificate = async (
  { signedIn }: SignedInVisit,
  certificateSerialNumber: string,
): Promise<CertificateListItem | undefined> => {
  const found = await ifKnown(() => signedIn.ksef.certificates.query({ body: { certificateSerialNumber } }))
  return found?.certificates[0]
}

/** How many certificates and requests are left. */
export const Limits = ({ say, left }: { say: Say; left: Output<typeof limits> }) => (
  <dl class="counters limits">
    {(
      [
        ['certificatesLeft', left.certificate],
        ['requestsLeft', left.enrollment],
      ] as const
    ).map(([label, { remaining, limit }]) => (
      <div>
        <dt>{say(label)}</dt>
        <dd>{say('ofLimit', { remaining, limit })}</dd>
      </div>
    ))}
  </dl>
)
