import { typedNumber, wrongWithNip } from './check-nip.ts'
import { redirectTo } from './reply.tsx'
import type { Page, Visit } from './visit.ts'

/** A page of the sign-in. The login context stands in its address, so that two tabs may hold two. */
export const withContext =
  (page: (visit: Visit, context: string) => Response | Promise<Response>): Page =>
  visit => {
    if (visit.session.signedIn !== undefined) return redirectTo(visit, '/web/home')
    const context = typedNumber(visit.url.searchParams.get('context'))
    return wrongWithNip(context) === undefined ? page(visit, context) : redirectTo(visit, '/web/login')
  }
