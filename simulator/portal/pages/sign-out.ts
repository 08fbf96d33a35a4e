import { forgetSessionCookie } from '../cookies.ts'
import { refusedBy } from '../refusal.ts'
import { seeOther } from '../reply.tsx'
import type { Page } from '../visit.ts'

/** Ends the session of KSeF, unless that has ended before, and forgets the browser. */
export const signOutPage: Page = async ({ url, session, sessions }) => {
  try {
    await session.signedIn?.ksef.close()
  } catch (error) {
    // Refused, the session had ended before: that is what is wanted.
    if (refusedBy(error, session) === undefined) throw error
  } finally {
    sessions.close(session)
  }
  return seeOther('/web/login?reason=signed-out', forgetSessionCookie(url))
}
