import { redirectTo } from '../reply.tsx'
import type { PageRows } from '../visit.ts'
import { authorizationPages } from './authorizations.tsx'
import { chooseGrantPage, grantPages } from './grant.tsx'
import { administrator, callsOf, type GrantKind, grantKinds } from './grants.ts'
import { operationPage } from './operation.tsx'
import { personPages } from './persons.tsx'
import { receivedPages } from './received.tsx'
import { unitPages } from './units.tsx'
import { viewsFor } from './views.ts'

const rowsOf = (kind: GrantKind): PageRows => {
  const { ask, act } = grantPages(kind)
  const calls = callsOf(kind)
  return { [`GET ${kind.path}`]: { page: ask, calls }, [`POST ${kind.path}`]: { page: act, calls } }
}

export const permissionPages: PageRows = {
  // The first list that one may see; one's own permissions are everyone's.
  'GET /web/permissions': { page: visit => redirectTo(visit, viewsFor(visit.signedIn.rights)[0]!.path) },
  'GET /web/permissions/grant': { page: chooseGrantPage, calls: grantKinds.flatMap(callsOf) },
  'GET /web/permissions/grant/operation': { page: operationPage },
  ...Object.assign({}, ...[...grantKinds, administrator].map(rowsOf)),
  ...personPages,
  ...authorizationPages,
  ...unitPages,
  ...receivedPages,
}
