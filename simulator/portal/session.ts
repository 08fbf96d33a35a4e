import type { Session, SigningIdentity } from '../../client/index.ts'
import type { LoginContext } from './context.ts'
import type { ExchangeLog } from './exchanges.ts'
import type { Signer } from './identifier-types.ts'
import type { Rights } from './rights.ts'
import type { StartedSignIn } from './sign-in.ts'
import type { Unsent } from './unsent.ts'

/** Who works here, and with which session of KSeF. */
export interface SignedIn {
  readonly ksef: Session
  readonly context: LoginContext
  readonly signer: Signer
  /** As the access token says now. */
  readonly rights: Rights
}

/** What the portal knows of one browser. It lives in memory, is bounded everywhere, and is gone at sign-out. */
export interface PortalSession {
  /** The value of the cookie. It changes at sign-in, so that an id known before opens nothing. */
  id: string
  /** Stands in every form; changes with the id. */
  csrf: string
  lastSeen: number
  /** The browser's address now: calls to the API come from there. */
  clientIp: string
  readonly exchanges: ExchangeLog
  /** Certificates made for this browser, by signer. */
  readonly identities: Map<string, SigningIdentity>
  /** Sign-ins under way, by reference number: each tab may have one. */
  readonly signIns: Map<string, StartedSignIn>
  /** Token numbers that were generated and not shown yet, by reference number. */
  readonly unseenTokens: Map<string, string>
  /** Documents that were sent, by the reference number of the invoice: to show beside what is wrong with one. */
  readonly sentDocuments: Map<string, Uint8Array>
  /** Private keys of the certificates that were asked for, PEM, by the reference number of the request. */
  readonly certificateKeys: Map<string, string>
  /** Where lists go back to: what `after` is for the page before, by the address of a page. */
  readonly pagesBefore: Map<string, string>
  signedIn?: SignedIn
  /** Typed, and not sent: the sign-in had ended. */
  unsent?: Unsent
  /** The pop-up after the sign-in is still to be shown. */
  greeting: boolean
  /** The next page belongs to the step that redirected to it. */
  redirected: boolean
  /** How often the present page has asked again by itself. */
  refreshes: number
}
