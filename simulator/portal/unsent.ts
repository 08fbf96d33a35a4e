import type { PortalSession, SignedIn } from './session.ts'
import type { SignedInVisit } from './visit.ts'

/** A form that came when KSeF had ended the session: it waits for whoever typed it to sign in again. */
export interface Unsent {
  readonly path: string
  readonly form: URLSearchParams
  readonly by: Who
}
type Who = Pick<SignedIn, 'context' | 'signer'>

const keyOf = ({ context, signer }: Who): string => [context.type, context.value, signer.type, signer.value].join(' ')

/** Where whoever has signed in goes on; what another typed is forgotten. */
export const pathAfterSignIn = (session: PortalSession, who: Who): string => {
  if (session.unsent && keyOf(session.unsent.by) !== keyOf(who)) session.unsent = undefined
  return session.unsent?.path ?? '/web/home'
}

/** What was typed at this address, once. */
export const takeUnsent = ({ session, url, signedIn }: SignedInVisit): URLSearchParams | undefined => {
  const { unsent } = session
  if (unsent?.path !== url.pathname || keyOf(unsent.by) !== keyOf(signedIn)) return undefined
  session.unsent = undefined
  return unsent.form
}
