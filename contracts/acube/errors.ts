import * as z from 'zod'

/** How A-Cube says no: `{code, message}` from the firewall before it, problem documents from the rest. */

/** 401. The texts are the defaults of the Lexik JWT bundle; only `Invalid JWT Token` was seen (IT-LIVE). */
export const firewallTexts = {
  invalidCredentials: 'Invalid credentials.',
  tokenMissing: 'JWT Token not found',
  tokenInvalid: 'Invalid JWT Token',
  tokenExpired: 'Expired JWT Token',
} as const
export type FirewallText = keyof typeof firewallTexts

export const FirewallRefusal = z.object({ code: z.literal(401), message: z.enum(Object.values(firewallTexts)) })

export const Violation = z.object({
  /** Begins with a small letter even where the member of the body has a capital one (VALID). */
  propertyPath: z.string(),
  message: z.string(),
  /** The constraint, a UUID; null where it is A-Cube's own. */
  code: z.string().nullable(),
})
export type Violation = z.infer<typeof Violation>

/** VALID, verbatim: the type and title of every problem. */
export const problemType = 'https://tools.ietf.org/html/rfc2616#section-10'
export const problemTitle = 'An error occurred'

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int().optional(),
  detail: z.string(),
})
/** 422. `detail` has a line `path: message` for each violation. */
export const Violations = Problem.extend({ violations: z.array(Violation) })

/** What A-Cube says itself, and what the look-alike says where A-Cube's words are not known. */
export const acubeTexts = {
  /** VALID, verbatim. */
  entityNotFoundForNip: 'Legal Entity not found for NIP {nip}',
  /** REF-SETUP, verbatim. */
  notInThisEnvironment: 'Cannot use this endpoint in selected environment.',
  /** STACK */
  notFound: 'Not Found',
  syntaxError: 'Syntax error',
  // From here on assumed: no page says them.
  wrongType: 'The type of the "{path}" attribute must be "{type}", "{given}" given.',
  unsupportedMediaType: 'The content-type "{type}" is not supported. Supported MIME types are {types}.',
  contentTooLarge: 'The body is larger than {limit} bytes.',
  noUpo: 'The UPO of this invoice is not available.',
  nipChecksum: 'The NIP {nip} is not valid: its check digit is wrong.',
  tokenOfKsef1:
    'This is a token of KSeF 1.0 (64 capital letters and digits). KSeF 1.0 has ended: make a token in KSeF 2.0, which looks like <reference number>|nip-<NIP>|<64 hex digits>.',
  tokenForm: 'This is no KSeF token: one looks like <reference number>|nip-<NIP>|<64 hex digits>.',
  tokenOfAnother: 'This token was made for another taxpayer than NIP {nip}.',
  tokenRefused: 'KSeF refuses this token: {status}',
  tokenUnknown: 'The legal entity has no KSeF token with this UUID.',
  tokenNotProved: 'This KSeF token is not active.',
  tokenAlreadyHeld: 'The legal entity already holds this KSeF token.',
  webhookHost:
    'The host "{host}" is not on this machine, and not allowed: this simulator calls its own machine only (localhost, 127.0.0.0/8, ::1), and the hosts that --acube-webhook-host names.',
  webhookCredentials: 'The address of a webhook must not hold a user name or a password.',
  ksefUnreachable: 'KSeF cannot be reached. Try again later.',
  /** TOKEN, the documented limitation. */
  revokedHereOnly:
    'A-Cube has dropped its copy of the token. A token that was made in the KSeF portal and added by hand cannot be revoked through A-Cube: it stays valid in KSeF until it is revoked in the portal (Token list, Revoke).',
} as const
