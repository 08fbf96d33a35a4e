import { generate } from '../../../contracts/ksef/tokens/generate.ts'
import { list } from '../../../contracts/ksef/tokens/list.ts'
import { revoke } from '../../../contracts/ksef/tokens/revoke.ts'
import type { PageRows } from '../visit.ts'
import { generatePage, generateTokenPage } from './generate.tsx'
import { tokenListPage } from './list.tsx'
import { tokenNumberPage } from './number.tsx'
import { revokeToken } from './revoke.tsx'

/** Of other contexts KSeF says 26002, an error of its own, which the declaration of the operation cannot tell. */
const make = { ...generate, contexts: ['Nip', 'InternalId'] as const }

export const tokenPages: PageRows = {
  'GET /web/tokens': { page: tokenListPage, calls: [list] },
  'GET /web/tokens/generate': { page: generatePage, calls: [make] },
  'POST /web/tokens/generate': { page: generateTokenPage, calls: [make] },
  'GET /web/tokens/number': { page: tokenNumberPage },
  'GET /web/tokens/revoke': { page: revokeToken.ask, calls: [revoke] },
  'POST /web/tokens/revoke': { page: revokeToken.act, calls: [revoke] },
}
