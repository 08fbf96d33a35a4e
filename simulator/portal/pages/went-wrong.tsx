import type { Told } from '../../../contracts/told.ts'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { toldIn } from '../parts/told-text.tsx'
import { mayAskAgain, TryAgain } from '../parts/try-again.tsx'
import { mostValues } from '../picture/picture.ts'
import { quantity } from '../picture/values.ts'
import type { Refused } from '../refusal.ts'
import { show } from '../reply.tsx'
import type { Say, TextKey } from '../texts.ts'
import type { Visit } from '../visit.ts'

const sentence = (visit: Visit, status: number, title: TextKey, line: TextKey, values?: Parameters<Say>[1]) => {
  const { say } = visit
  return show(
    visit,
    { title: say(title), failed: true, status },
    <>
      <h1>{say(title)}</h1>
      <p class="lead">{say(line, values)}</p>
      <p class="actions">
        <a class="button" href="/web">
          {say('startAgain')}
        </a>
      </p>
    </>,
  )
}

/** A form without the token of this session. */
export const stalePage = (visit: Visit) => sentence(visit, 403, 'staleTitle', 'staleLine')

/** @param most the bytes that its page takes */
export const tooLargePage = (visit: Visit, most: number) =>
  sentence(visit, 413, 'tooLargeTitle', 'tooLargeLine', { most: quantity(String(most / 1024), visit.say) })

export const brokenPage = (visit: Visit) => sentence(visit, 500, 'defectTitle', 'defectLine')

/** A refusal that the page itself has no place for. */
export const refusedPage = (visit: Visit, refused: Refused) => {
  const { say } = visit
  const title = refused.unanswered ? 'noAnswerTitle' : 'refusedTitle'
  const again = mayAskAgain(visit, refused)
  return show(
    visit,
    { title: say(title), failed: true, status: refused.retryAfter === undefined ? 422 : 429 },
    <>
      <h1>{say(title)}</h1>
      <RefusalNotice say={say} refused={refused} />
      <p class="actions">
        {again && <TryAgain visit={visit} />}
        <a class={again ? 'button quiet' : 'button'} href="/web">
          {say(visit.session.signedIn ? 'menuHome' : 'startAgain')}
        </a>
      </p>
    </>,
  )
}

/** A page that this sign-in can do nothing on: by address alone one gets here, for the menu does not have it. */
export const notAllowedPage = (visit: Visit, reasons: readonly Told[]) => {
  const { say, language } = visit
  return show(
    visit,
    { title: say('notAllowedTitle'), failed: true, status: 403 },
    <>
      <h1>{say('notAllowedTitle')}</h1>
      <p class="lead">{say('notAllowedLine')}</p>
      <Notice kind="error" title={say('simulatorSays')}>
        {reasons.map(reason => (
          <p>{toldIn(reason, language)}</p>
        ))}
      </Notice>
      <p class="actions">
        <a class="button" href="/web/home">
          {say('menuHome')}
        </a>
      </p>
    </>,
  )
}

/** @param line why there is none. */
export const noUpoPage = (visit: Visit, invoice: string, line: TextKey) => {
  const { say } = visit
  return show(
    visit,
    { title: say('upoNotFoundTitle'), failed: true, status: 404 },
    <>
      <h1>{say('upoNotFoundTitle')}</h1>
      <p class="lead">{say(line)}</p>
      <p class="actions">
        <a class="button" href={invoice}>
          {say('showInvoice')}
        </a>
        <a class="button quiet" href="/web/sessions">
          {say('sessionHistory')}
        </a>
      </p>
    </>,
  )
}

export const tooLong = (say: Say): string => say('invoiceTooLong', { most: quantity(String(mostValues), say) })

/** Of a document that is not drawn; its XML is there. */
export const notDrawnPage = (visit: Visit, why: string, xml: string) => {
  const { say } = visit
  return show(
    visit,
    { title: say('notDrawnTitle'), failed: true, status: 422 },
    <>
      <h1>{say('notDrawnTitle')}</h1>
      <p class="lead">{why}</p>
      <p class="actions">
        <a class="button" href={xml}>
          {say('downloadXml')}
        </a>
      </p>
    </>,
  )
}
