import type { AuthenticationMethod } from '../../../contracts/ksef/auth/authentication.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { SigningCertificate } from '../../documents/xades/certificate.ts'
import type { Issuer } from '../../documents/xades/issuer.ts'
import type { Stamp } from '../../documents/xades/stamp.ts'
import { verification } from '../../documents/xades/verification.ts'
import { sha256 } from '../../runtime/sha256.ts'
import { asksFor, whyNotAsked } from '../features.ts'
import type { Handler } from '../handler.ts'
import { authorityCertificate } from '../keys/authority.ts'
import { certificateStanding } from '../keys/standing.ts'
import { registerProvider } from '../peppol/register.ts'
import type { CertificateRecord } from '../records.ts'
import { useChallenge } from './challenge.ts'
import { type AuthenticationEnding, keptOut, startAuthentication } from './start.ts'

/** auth-status-200-qualified-seal, access-token-jwt-signature-tinpl-owner, access-token-jwt-internal-certificate-owner */
const methods: Record<SigningCertificate['kind'], AuthenticationMethod> = {
  seal: 'QualifiedSeal',
  person: 'QualifiedSignature',
  ksef: 'InternalCertificate',
  peppol: 'PeppolSignature',
}

export const xadesSignature: Handler<Operations['auth']['xadesSignature']> = {
  prepare: async ({ xml, query, headers }, { log, now, strictness, contract, warn, explain }) => {
    const { contextFitsSubject, subjectIdentifierOf, verify } = await verification()
    const { verifyCertificateChain } = query
    const enforceCompliance = asksFor('enforce-xades-compliance', headers, contract)
    const notAsked = whyNotAsked('enforce-xades-compliance', headers, contract)
    if (notAsked !== undefined) explain(notAsked)
    const stamp = verify(xml, {
      now,
      profile: strictness(),
      verifyCertificateChain,
      enforceCompliance,
      issuers: [ksefAuthority],
      log,
    })
    for (const warning of stamp.warnings) warn(warning)

    return async work => {
      const { store, runtime } = work
      const { request, certificate } = stamp
      await useChallenge(store, request.challenge, now)
      contextFitsSubject(stamp)
      const known = certificate.kind === 'ksef' ? await store.certificates.get(certificate.serial) : undefined
      const beginning = {
        method: methods[certificate.kind],
        context: request.context,
        subject: {
          identifier: firstFingerprint(stamp, known) ?? subjectIdentifierOf(stamp),
          details: subjectDetails(certificate),
        },
        documentHash: sha256(xml),
        uniqueIdentifier: certificate.subject.uniqueIdentifier,
        allowedIps: request.allowedIps,
      }
      const refused = standingOf(certificate, known, now) ?? (await keptOut(beginning, store, work))
      if (refused === undefined && known !== undefined) await store.certificates.put({ ...known, lastUsedAt: now })
      const settlesAt = now + runtime.delays.authentication
      if (refused === undefined) await registerProvider(beginning.subject, settlesAt, store)
      return startAuthentication(beginning, refused ?? { outcome: 'succeeded' }, settlesAt, store, work)
    }
  },
}

const ksefAuthority: Issuer = { certificate: authorityCertificate, ksef: true }

/** KSeF knows how its own certificates stand without asking an OCSP (xades-031). */
const standingOf = (
  { kind, serial }: SigningCertificate,
  known: CertificateRecord | undefined,
  now: number,
): AuthenticationEnding | undefined => (kind === 'ksef' ? certificateStanding(serial, known, now) : undefined)

/** Who asked for a KSeF certificate as a fingerprint stays that fingerprint with it (certyfikaty-KSeF.md). */
const firstFingerprint = ({ request }: Stamp, known: CertificateRecord | undefined) =>
  request.subjectIdentifierType === 'certificateFingerprint' && known?.subject.type === 'Fingerprint'
    ? known.subject
    : undefined

/** What the `sud` claim tells of the certificate's subject, in the recorded order. */
const subjectDetails = ({ subject }: SigningCertificate): Record<string, string> => {
  const order = [
    'givenName',
    'surname',
    'serialNumber',
    'commonName',
    'countryName',
    'organizationName',
    'organizationIdentifier',
  ] as const
  return Object.fromEntries(order.flatMap(name => (subject[name] === undefined ? [] : [[name, subject[name]]])))
}
