import type { StatusInfo } from '../../../contracts/ksef/auth/authentication.ts'
import { batchSessionStatuses, commonSessionStatuses, onlineSessionStatuses } from '../../../contracts/ksef/statuses.ts'
import { Badge, type Tone } from '../parts/badge.tsx'
import type { Say, TextKey } from '../texts.ts'

/** What is shown of sessions and of their invoices in more than one place. */

export type Status = StatusInfo
type Common = (typeof commonSessionStatuses)[keyof typeof commonSessionStatuses]

const commonByCode: ReadonlyMap<number, Common> = new Map(
  Object.entries({ ...batchSessionStatuses, ...onlineSessionStatuses }).map(([name, { code }]) => [
    code,
    commonSessionStatuses[name as keyof typeof commonSessionStatuses],
  ]),
)

const ACCEPTED = 100
const PROCESSING = 150
const SUCCEEDED = 200

export const sessionLabels: Record<Common, TextKey> = {
  InProgress: 'sessionInProgress',
  Succeeded: 'sessionSucceeded',
  Failed: 'sessionFailed',
  Cancelled: 'sessionCancelled',
}
const sessionTones: Record<Common, Tone> = { InProgress: 'moving', Succeeded: 'good', Failed: 'bad', Cancelled: 'over' }

const commonOf = ({ code }: Status): Common => commonByCode.get(code) ?? 'Failed'

/** Open (100), it waits for whoever sends; behind that KSeF works on it. */
export const isOpen = ({ code }: Status): boolean => code === ACCEPTED
export const isSessionMoving = (status: Status): boolean => commonOf(status) === 'InProgress' && !isOpen(status)
export const isInvoiceMoving = ({ code }: Status): boolean => code === ACCEPTED || code === PROCESSING
export const isAccepted = ({ code }: Status): boolean => code === SUCCEEDED
export const isRejected = (status: Status): boolean => !isAccepted(status) && !isInvoiceMoving(status)

/** KSeF's own words under the badge. */
const Words = ({ code, description }: Status) => (
  <small class="words" lang="pl">
    {code} {description}
  </small>
)

export const SessionStatus = ({ say, status, id }: { say: Say; status: Status; id?: string }) => {
  const common = commonOf(status)
  return (
    <>
      <Badge tone={sessionTones[common]} value={status.code} id={id}>
        {say(sessionLabels[common])}
      </Badge>{' '}
      <Words {...status} />
    </>
  )
}

const invoiceTone = (status: Status): Tone => {
  if (isInvoiceMoving(status)) return 'moving'
  return isAccepted(status) ? 'good' : 'bad'
}

/** The status of an invoice is KSeF's: code and description. */
export const InvoiceStatus = ({ status, id }: { status: Status; id?: string }) => (
  <Badge tone={invoiceTone(status)} value={status.code} id={id}>
    <span lang="pl">
      {status.code} {status.description}
    </span>
  </Badge>
)
