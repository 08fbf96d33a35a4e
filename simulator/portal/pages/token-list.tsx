import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { isMoving, Status } from '../parts/token-facts.tsx'
import { TokenFilter } from '../parts/token-filter.tsx'
import { TokenTable } from '../parts/token-table.tsx'
import { refreshOf } from '../refresh.ts'
import { endsSession, type Refused, refusedBy } from '../refusal.ts'
import { pathWith, show } from '../reply.tsx'
import { isFiltered, listInput, readTokenQuery, type TokenQuery, writeTokenQuery } from '../token-query.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

interface Listed {
  readonly tokens: readonly Token[]
  readonly next?: string
  readonly refused?: Refused
}

const readList = async ({ session, signedIn }: SignedInVisit, query: TokenQuery): Promise<Listed> => {
  try {
    const { tokens, continuationToken } = await signedIn.ksef.tokens.list(listInput(query))
    return { tokens, next: continuationToken ?? undefined }
  } catch (error) {
    const refused = refusedBy(error, session)
    if (refused === undefined || endsSession(error)) throw error
    return { tokens: [], refused }
  }
}

/** The token that was just revoked: the list may not show it, or not on this page. */
const readRevoked = async ({ url, session, signedIn }: SignedInVisit): Promise<Token | undefined> => {
  const referenceNumber = url.searchParams.get('revoked')
  if (!referenceNumber) return undefined
  try {
    return await signedIn.ksef.tokens.get({ params: { referenceNumber } })
  } catch (error) {
    if (refusedBy(error, session) === undefined || endsSession(error)) throw error
    return undefined
  }
}

const RevokedStrip = ({ visit: { say }, token }: { visit: SignedInVisit; token: Token }) => (
  <div class="strip" role="status">
    <span>{say('revokeState', { name: token.description })}</span>
    <Status say={say} status={token.status} id="revoked-status" />
  </div>
)

const Pages = ({ visit: { say }, query, next }: { visit: SignedInVisit; query: TokenQuery; next?: string }) =>
  query.after === undefined && !next ? null : (
    <nav class="pages" aria-label={say('pages')}>
      {query.after !== undefined && (
        <a class="button quiet" href={pathWith('/web/tokens', writeTokenQuery({ ...query, after: undefined }))}>
          {say('firstPage')}
        </a>
      )}
      {next && (
        <a class="button quiet" href={pathWith('/web/tokens', writeTokenQuery({ ...query, after: next }))}>
          {say('nextPage')}
        </a>
      )}
    </nav>
  )

const Nothing = ({ visit: { say }, query }: { visit: SignedInVisit; query: TokenQuery }) =>
  isFiltered(query) || query.after !== undefined ? (
    <div class="nothing">
      <p>
        <strong>{say('listNoMatch')}</strong>
      </p>
      <a class="button quiet" href="/web/tokens">
        {say('filterClear')}
      </a>
    </div>
  ) : (
    <div class="nothing">
      <p>
        <strong>{say('listEmpty')}</strong>
      </p>
      <p>{say('listEmptyLine')}</p>
      <a class="button" href="/web/tokens/generate">
        {say('generateToken')}
      </a>
    </div>
  )

/** 9. Token list. */
export const tokenListPage: SignedInPage = async visit => {
  const { say, signedIn, url } = visit
  const query = readTokenQuery(url.searchParams)
  const { tokens, next, refused } = await readList(visit, query)
  const revoked = await readRevoked(visit)
  const moving = [...tokens, ...(revoked ? [revoked] : [])].some(({ status }) => isMoving(status))
  const refresh = moving || refused?.retryAfter !== undefined ? refreshOf(visit, refused?.retryAfter) : undefined
  const unselected = url.searchParams.has('unselected')
  return show(
    visit,
    {
      title: say('tokenList'),
      failed: refused !== undefined || unselected,
      refresh,
      status: refused === undefined ? 200 : 422,
    },
    <>
      <h1>{say('tokenList')}</h1>
      <p class="lead">{say('listLead', { nip: signedIn.context })}</p>
      {revoked && <RevokedStrip visit={visit} token={revoked} />}
      {unselected && (
        <Notice kind="error">
          <p>{say('revokeNothing')}</p>
        </Notice>
      )}
      {refused && <RefusalNotice say={say} title={say('filterRefused')} refused={refused} />}
      <TokenFilter say={say} query={query} refused={refused} />
      {tokens.length > 0 && <TokenTable visit={visit} tokens={tokens} query={query} />}
      {tokens.length === 0 && refused === undefined && <Nothing visit={visit} query={query} />}
      <Pages visit={visit} query={query} next={next} />
      {refresh && <RefreshLink say={say} refresh={refresh} />}
    </>,
  )
}
