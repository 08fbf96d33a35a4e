import { Facts } from '../parts/facts.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { Time } from '../parts/time.tsx'
import { refreshOf } from '../refresh.ts'
import { redirectTo, show } from '../reply.tsx'
import type { SignedInPage } from '../visit.ts'
import { certificatePath } from './facts.tsx'

const ACCEPTED = 100

/** How a request stands. When it is granted, the certificate is shown. */
export const requestPage: SignedInPage = async visit => {
  const { say, language, session, signedIn, url } = visit
  const referenceNumber = url.searchParams.get('request') ?? ''
  const found = await signedIn.ksef.certificates.enrollmentStatus({ params: { referenceNumber } })
  const { status, requestDate, certificateSerialNumber } = found
  if (certificateSerialNumber != null)
    return redirectTo(visit, certificatePath(certificateSerialNumber, { issued: '1' }))
  const moving = status.code === ACCEPTED
  const refused = moving
    ? undefined
    : {
        code: status.code,
        text: status.description,
        details: status.details ?? [],
        explanation: session.exchanges.ofStep().at(-1)?.explanation,
      }
  const refresh = moving ? refreshOf(visit) : undefined
  return show(
    visit,
    { title: say('requestTitle'), failed: refused !== undefined, refresh },
    <>
      <h1>{say('requestTitle')}</h1>
      {refused && <RefusalNotice say={say} title={say('requestRejected')} refused={refused} />}
      {moving && (
        <>
          <p class="lead">{say('requestLead')}</p>
          <div class="progress" aria-hidden="true">
            <span></span>
          </div>
        </>
      )}
      <div id={moving ? 'request-moving' : 'request-over'} data-live="">
        <Facts
          say={say}
          facts={[
            [
              'columnStatus',
              <span lang="pl">
                {status.code} {status.description}
              </span>,
            ],
            ['requestMade', <Time at={requestDate} language={language} />],
            ['referenceNumber', <span class="mono">{referenceNumber}</span>],
          ]}
        />
      </div>
      <p class="actions">
        <a class="button quiet" href={refused ? '/web/certificates/apply' : '/web/certificates'}>
          {say(refused ? 'applyAgain' : 'certificateList')}
        </a>
      </p>
      {refresh && <RefreshLink say={say} refresh={refresh} />}
    </>,
  )
}
