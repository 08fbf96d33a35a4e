import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { type Fact, Facts } from '../parts/facts.tsx'
import { Notice } from '../parts/notice.tsx'
import { refreshOf } from '../refresh.ts'
import { refusedBy } from '../refusal.ts'
import { show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { isMoving, Status } from './facts.tsx'

/** How the token stands; that KSeF does not say must not cost the number. */
const look = async ({ session, signedIn }: SignedInVisit, referenceNumber: string): Promise<Token | undefined> => {
  try {
    return await signedIn.ksef.tokens.get({ params: { referenceNumber } })
  } catch (error) {
    if (refusedBy(error, session) === undefined) throw error
    return undefined
  }
}

const numberFacts = (token: Token, visit: SignedInVisit): readonly Fact[] => [
  ['columnName', <bdi>{token.description}</bdi>],
  ['columnStatus', <Status say={visit.say} status={token.status} id={`status-${token.referenceNumber}`} />],
  ['referenceNumber', <span class="mono">{token.referenceNumber}</span>],
]

const Onwards = ({ visit: { say } }: { visit: SignedInVisit }) => (
  <p class="actions">
    <a class="button" href="/web/tokens">
      {say('tokenList')}
    </a>
    <a class="button quiet" href="/web/tokens/generate">
      {say('generateAnother')}
    </a>
  </p>
)

const seen = (visit: SignedInVisit, token: Token | undefined) => {
  const { say } = visit
  const refresh = token && isMoving(token) ? refreshOf(visit) : undefined
  return show(
    visit,
    { title: say('onceGoneTitle'), status: token === undefined ? 404 : 200, refresh },
    <>
      <h1>{say('onceGoneTitle')}</h1>
      <p class="lead">{say('onceGone')}</p>
      {token && <Facts say={say} facts={numberFacts(token, visit)} />}
      <Onwards visit={visit} />
    </>,
  )
}

/** Broken between its parts, of which the context is short. */
const inParts = (number: string) =>
  number.split(/(?<=\|)/).map((part, place) => (
    <>
      {place > 0 && <wbr />}
      {part.startsWith('nip-') ? <span class="whole">{part}</span> : part}
    </>
  ))

const first = (visit: SignedInVisit, number: string, token: Token | undefined) => {
  const { say } = visit
  // The script renews the status in place. Without it this page must not ask again: it would lose the number.
  const watch = token && isMoving(token) ? refreshOf(visit) : undefined
  // 201: browsers keep pages for "back" in memory, no-store or not, but none whose status is other than 200.
  return show(
    visit,
    { title: say('generatedTitle'), status: 201, withoutLanguages: true, watch },
    <>
      <h1>{say('generatedTitle')}</h1>
      <section class="secret" aria-labelledby="token-number-title">
        <h2 id="token-number-title">{say('tokenNumber')}</h2>
        <div class="secret-number">
          <code id="token-number" data-secret>
            {inParts(number)}
          </code>
          <CopyButton say={say} from="token-number" label={say('copy')} done={say('tokenCopied')} />
        </div>
        <Notice kind="warning">
          <p>{say('onceWarning')}</p>
        </Notice>
      </section>
      {token && <Facts say={say} facts={numberFacts(token, visit)} />}
      <Onwards visit={visit} />
    </>,
  )
}

/** 8. Token number: on the first look, and on no other. */
export const tokenNumberPage: SignedInPage = async visit => {
  const { session, url } = visit
  const referenceNumber = url.searchParams.get('token') ?? ''
  // Taken at once: of two looks at the same time one sees it.
  const number = session.unseenTokens.get(referenceNumber)
  session.unseenTokens.delete(referenceNumber)
  const token = await look(visit, referenceNumber)
  return number === undefined ? seen(visit, token) : first(visit, number, token)
}
