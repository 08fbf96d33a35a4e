import { forgetSessionCookie } from '../cookies.ts'
import { endsSession, refusedBy } from '../refusal.ts'
import { seeOther } from '../reply.tsx'
import type { PortalSession } from '../session.ts'
import type { Page } from '../visit.ts'

/** Ends the session of KSeF. Resolves to whether it has ended, now or before; KSeF may not say. */
const hasEnded = async (session: PortalSession): Promise<boolean> => {
  try {
    await session.signedIn?.ksef.close()
    return true
  } catch (error) {
    if (refusedBy(error, session) === undefined) throw error
    return endsSession(error)
  }
}

/** Ends the session of KSeF, and forgets the browser whatever KSeF says. */
export const signOutPage: Page = async ({ url, session, sessions }) => {
  try {
    const reason = (await hasEnded(session)) ? 'signed-out' : 'signed-out-here'
    return seeOther(`/web/login?reason=${reason}`, forgetSessionCookie(url))
  } finally {
    sessions.close(session)
  }
}
