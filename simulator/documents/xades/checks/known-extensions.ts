import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** Extensions that may be critical (RFC 5280, 4.2.1; RFC 3739, 3.2.6). What they say restricts nobody here. */
const known: Readonly<Record<string, string>> = {
  '2.5.29.15': 'keyUsage',
  '2.5.29.17': 'subjectAltName',
  '2.5.29.18': 'issuerAltName',
  '2.5.29.19': 'basicConstraints',
  '2.5.29.30': 'nameConstraints',
  '2.5.29.31': 'cRLDistributionPoints',
  '2.5.29.32': 'certificatePolicies',
  '2.5.29.33': 'policyMappings',
  '2.5.29.36': 'policyConstraints',
  '2.5.29.37': 'extKeyUsage',
  '2.5.29.54': 'inhibitAnyPolicy',
  '1.3.6.1.5.5.7.1.3': 'qcStatements',
}

/**
 * What a certificate calls critical and the verifier does not know makes it refuse (RFC 5280, 4.2: "MUST reject"); so do
 * the verifiers of OpenSSL and Java (21115, assumed).
 */
export const knownExtensions: Check = ({ certificate: { extensions } }) => {
  const unknown = extensions.find(({ type, critical }) => critical && !Object.hasOwn(known, type))
  if (unknown !== undefined)
    throw new KsefError('invalidCertificate', {
      explanation: why('unknownCriticalExtension', { type: unknown.type }),
    })
}
