import { contextIn, type LoginContext } from './context.ts'
import { redirectTo } from './reply.tsx'
import type { Page, Visit } from './visit.ts'

/** A page of the sign-in. The login context stands in its address, so that two tabs may hold two. */
export const withContext =
  (page: (visit: Visit, context: LoginContext) => Response | Promise<Response>): Page =>
  visit => {
    if (visit.session.signedIn !== undefined) return redirectTo(visit, '/web/home')
    const context = contextIn(visit.url.searchParams.get('context'))
    return context === undefined ? redirectTo(visit, '/web/login') : page(visit, context)
  }
