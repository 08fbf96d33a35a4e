import { confirmation } from '../parts/confirm.tsx'
import { Time } from '../parts/time.tsx'
import { SessionStatus } from './facts.tsx'
import { sessionPath } from './session.tsx'

const pathOf = (given: URLSearchParams): string =>
  sessionPath(given.get('session') ?? undefined, given.get('kind') ?? undefined)

const paramsOf = (given: URLSearchParams) => ({ params: { referenceNumber: given.get('session') ?? '' } })

/** Ends an open session, interactive or batch. */
export const closeSession = confirmation({
  path: '/web/sessions/close',
  title: 'closeSessionTitle',
  lead: 'closeSessionLead',
  verb: 'closeSession',
  keep: 'closeSessionKeep',
  refused: 'closeSessionRefused',
  members: ['session', 'kind'],
  load: async ({ signedIn }, given) => ({
    number: given.get('session'),
    session: await signedIn.ksef.sessions.status(paramsOf(given)),
  }),
  facts: ({ number, session }, { say, language }) => [
    ['referenceNumber', <span class="mono">{number}</span>],
    ['columnStatus', <SessionStatus say={say} status={session.status} />],
    ['columnCreated', <Time at={session.dateCreated} language={language} />],
    ['columnTotal', session.invoiceCount ?? 0],
  ],
  act: ({ signedIn: { ksef } }, given) =>
    given.get('kind') === 'Batch'
      ? ksef.sessions.closeBatch(paramsOf(given))
      : ksef.sessions.closeOnline(paramsOf(given)),
  back: pathOf,
  done: pathOf,
})
