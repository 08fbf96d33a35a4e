import { confirmation } from '../parts/confirm.tsx'
import { listPath } from '../parts/list/list.tsx'
import { redirectTo } from '../reply.tsx'
import { tokenFacts } from './facts.tsx'
import { tokenList } from './list.tsx'

/** The question before a token is revoked; the list then shows the status moving. */
export const revokeToken = confirmation({
  path: '/web/tokens/revoke',
  title: 'confirmTitle',
  lead: 'confirmLead',
  verb: 'revoke',
  keep: 'confirmKeep',
  refused: 'revokeRefused',
  members: ['token', 'list'],
  load: (visit, given) => {
    const referenceNumber = given.get('token')
    if (!referenceNumber) return redirectTo(visit, listPath(tokenList, given.get('list'), { unselected: '1' }))
    return visit.signedIn.ksef.tokens.get({ params: { referenceNumber } })
  },
  facts: tokenFacts,
  act: ({ signedIn }, given) => signedIn.ksef.tokens.revoke({ params: { referenceNumber: given.get('token') ?? '' } }),
  back: given => listPath(tokenList, given.get('list')),
  done: given => listPath(tokenList, given.get('list'), { revoked: given.get('token') ?? '' }),
})
