import { forgetSessionCookie } from '../cookies.ts'
import { refusedBy } from '../refusal.ts'
import { seeOther } from '../reply.tsx'
import type { SignedInPage } from '../visit.ts'

/** Ends the session of KSeF and forgets the browser. */
export const signOutPage: SignedInPage = async ({ url, session, sessions, signedIn }) => {
  try {
    await signedIn.ksef.close()
  } catch (error) {
    // Refused, the session had ended before: that is what is wanted.
    if (refusedBy(error, session) === undefined) throw error
  } finally {
    sessions.close(session)
  }
  return seeOther('/web/login?reason=signed-out', forgetSessionCookie(url))
}
