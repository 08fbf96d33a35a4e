import type { ContextIdentifier, SubjectIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Environment } from '../handler.ts'
import type { AuthenticationRecord, Subject } from '../records.ts'
import type { Store } from '../tables.ts'
import { issueAccessToken, issueRefreshToken } from './issue-tokens.ts'
import { keptOut, startAuthentication } from './start.ts'

/** Who is to be signed in, and where. */
export interface AtHand {
  readonly context: ContextIdentifier
  readonly identifier: SubjectIdentifier
}

/** What the certificate of a seal or a signature would say of the subject. */
const detailsOf = ({ type, value }: SubjectIdentifier): Record<string, string> =>
  type === 'Nip'
    ? { commonName: `NIP ${value}`, countryName: 'PL', organizationIdentifier: `VATPL-${value}` }
    : { commonName: `${type} ${value}`, countryName: 'PL' }

/** Someone as if by a certificate. */
export const subjectAtHand = (identifier: SubjectIdentifier): Subject => ({
  identifier,
  details: detailsOf(identifier),
})

/** Signs in as if a signature had been verified: all rules behind it hold. */
export const signInAtHand = async ({ context, identifier }: AtHand, store: Store, environment: Environment) => {
  const now = environment.runtime.now()
  const method: AuthenticationRecord['method'] = identifier.type === 'Nip' ? 'QualifiedSeal' : 'QualifiedSignature'
  const beginning = { method, context, subject: subjectAtHand(identifier) }
  const refused = await keptOut(beginning, store, { now, ...environment })
  if (refused !== undefined) return refused
  const started = await startAuthentication(beginning, { outcome: 'succeeded' }, now, store, { now, ...environment })
  const record = (await store.authentications.get(started.referenceNumber))!
  await store.authentications.put({ ...record, redeemedAt: now })
  return {
    referenceNumber: record.referenceNumber,
    accessToken: await issueAccessToken(record, now, now, environment, store),
    refreshToken: issueRefreshToken(record, now, environment),
  }
}
