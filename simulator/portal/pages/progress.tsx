import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { SignInSteps } from '../parts/sign-in-steps.tsx'
import { refreshOf } from '../refresh.ts'
import { type Refused, refusedBy } from '../refusal.ts'
import { pathWith, redirectTo, show } from '../reply.tsx'
import { rightsOf } from '../rights.ts'
import { askSignIn, type StartedSignIn } from '../sign-in.ts'
import { pathAfterSignIn } from '../unsent.ts'
import type { Page, Visit } from '../visit.ts'

const IN_PROGRESS = 100
const SUCCEEDED = 200

const unknown = (visit: Visit) =>
  show(
    visit,
    { title: visit.say('signInFailed'), failed: true, status: 404 },
    <>
      <h1>{visit.say('signInFailed')}</h1>
      <Notice kind="warning">
        <p>{visit.say('signInUnknown')}</p>
      </Notice>
      <p class="actions">
        <a class="button" href="/web/login">
          {visit.say('startAgain')}
        </a>
      </p>
    </>,
  )

const waiting = (visit: Visit, { referenceNumber }: StartedSignIn, refused?: Refused) => {
  const { say } = visit
  const refresh = refreshOf(visit, refused?.retryAfter)
  return show(
    visit,
    { title: say('progressTitle'), refresh },
    <>
      <SignInSteps say={say} step={4} />
      <h1>{say('progressTitle')}</h1>
      <p class="lead">{say('progressLead')}</p>
      <div class="progress" role="progressbar" aria-label={say('progressTitle')}>
        <span />
      </div>
      <dl class="facts">
        <div>
          <dt>{say('referenceNumber')}</dt>
          <dd class="mono">{referenceNumber}</dd>
        </div>
      </dl>
      <div id="wait" data-live>
        {refused && <RefusalNotice say={say} refused={refused} />}
      </div>
      <RefreshLink say={say} refresh={refresh} />
    </>,
  )
}

const failed = (visit: Visit, { context, signer }: StartedSignIn, refused: Refused) => {
  const { say } = visit
  return show(
    visit,
    { title: say('signInFailed'), failed: true },
    <>
      <SignInSteps say={say} step={4} />
      <h1>{say('signInFailed')}</h1>
      <RefusalNotice say={say} refused={refused} />
      <p class="actions">
        <a class="button" href={pathWith('/web/login/sign', { context: context.value, type: signer.type })}>
          {say('tryAgain')}
        </a>
        <a class="button quiet" href="/web/login">
          {say('otherContext')}
        </a>
      </p>
    </>,
  )
}

/** Gives the browser another id with its new powers. Two tabs may come here at once: the first has done it. */
const enter = async (visit: Visit, started: StartedSignIn): Promise<Response> => {
  const { session, sessions } = visit
  const { context, signer, referenceNumber } = started
  const ksef = await started.finish()
  const rights = await rightsOf(ksef)
  if (session.signIns.delete(referenceNumber) && session.signedIn === undefined) {
    session.signedIn = { ksef, context, signer, rights }
    session.greeting = true
    sessions.renew(session)
  }
  return redirectTo(visit, pathAfterSignIn(session, started))
}

/** Asks how the sign-in stands, once for each look at the page. */
export const progressPage: Page = async visit => {
  const { session, url } = visit
  if (session.signedIn !== undefined) return redirectTo(visit, '/web/home')
  const started = session.signIns.get(url.searchParams.get('sign-in') ?? '')
  if (started === undefined) return unknown(visit)
  try {
    const { code, description, details } = await askSignIn(started)
    if (code === IN_PROGRESS) return waiting(visit, started)
    if (code === SUCCEEDED) return await enter(visit, started)
    const explanation = session.exchanges.ofStep().at(-1)?.explanation
    return failed(visit, started, { code, text: description, details: details ?? [], explanation })
  } catch (error) {
    const refused = refusedBy(error, session)
    if (refused?.retryAfter === undefined) throw error
    return waiting(visit, started, refused)
  }
}
