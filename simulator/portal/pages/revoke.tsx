import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import { Form } from '../parts/form.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { Author, roleLabels, Status, Time } from '../parts/token-facts.tsx'
import { endsSession, type Refused, refusedBy } from '../refusal.ts'
import { pathWith, redirectTo, show } from '../reply.tsx'
import { readTokenQuery, writeTokenQuery } from '../token-query.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

/** Back to the list as it was seen. */
const listPath = (list: string | null, more: Readonly<Record<string, string>> = {}): string =>
  pathWith('/web/tokens', { ...writeTokenQuery(readTokenQuery(new URLSearchParams(list ?? ''))), ...more })

const Facts = ({ visit: { say, language }, token }: { visit: SignedInVisit; token: Token }) => (
  <dl class="facts">
    <div>
      <dt>{say('columnName')}</dt>
      <dd>
        <bdi>{token.description}</bdi>
      </dd>
    </div>
    <div>
      <dt>{say('columnRoles')}</dt>
      <dd>{token.requestedPermissions.map(role => say(roleLabels[role])).join(', ')}</dd>
    </div>
    <div>
      <dt>{say('columnAuthor')}</dt>
      <dd>
        <Author identifier={token.authorIdentifier} />
      </dd>
    </div>
    <div>
      <dt>{say('columnCreated')}</dt>
      <dd>
        <Time at={token.dateCreated} language={language} />
      </dd>
    </div>
    <div>
      <dt>{say('columnStatus')}</dt>
      <dd>
        <Status say={say} status={token.status} />
      </dd>
    </div>
    <div>
      <dt>{say('referenceNumber')}</dt>
      <dd class="mono">{token.referenceNumber}</dd>
    </div>
  </dl>
)

const view = (visit: SignedInVisit, token: Token, list: string | null, refused?: Refused) => {
  const { say } = visit
  return show(
    visit,
    { title: say('confirmTitle'), failed: refused !== undefined, status: refused === undefined ? 200 : 422 },
    <>
      {refused && <RefusalNotice say={say} title={say('revokeRefused')} refused={refused} />}
      <h1>{say('confirmTitle')}</h1>
      <p class="lead">{say('confirmLead')}</p>
      <Facts visit={visit} token={token} />
      <Form visit={visit} action="/web/tokens/revoke">
        <input type="hidden" name="token" value={token.referenceNumber} />
        <input type="hidden" name="list" value={list ?? ''} />
        <div class="actions">
          <button type="submit" class="danger">
            {say('revoke')}
          </button>
          <a class="button quiet" href={listPath(list)}>
            {say('confirmKeep')}
          </a>
        </div>
      </Form>
    </>,
  )
}

/** The question before a token is revoked. */
export const confirmPage: SignedInPage = async visit => {
  const { url, signedIn } = visit
  const list = url.searchParams.get('list')
  const referenceNumber = url.searchParams.get('token')
  if (!referenceNumber) return redirectTo(visit, listPath(list, { unselected: '1' }))
  return view(visit, await signedIn.ksef.tokens.get({ params: { referenceNumber } }), list)
}

/** Revokes. The list then shows the status moving. */
export const revokePage: SignedInPage = async visit => {
  const { form, session, signedIn } = visit
  const params = { referenceNumber: form.get('token') ?? '' }
  const list = form.get('list')
  try {
    await signedIn.ksef.tokens.revoke({ params })
    return redirectTo(visit, listPath(list, { revoked: params.referenceNumber }))
  } catch (error) {
    const refused = refusedBy(error, session)
    if (refused === undefined || endsSession(error)) throw error
    return view(visit, await signedIn.ksef.tokens.get({ params }), list, refused)
  }
}
