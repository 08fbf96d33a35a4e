import type { SigningIdentity } from '../../client/index.ts'
import { makePersonalCertificate, makeSeal } from '../../client/index.ts'
import type { TextKey } from './texts.ts'

interface IdentifierTypeEntry {
  readonly label: TextKey
  /** The field that the identifier is typed into. */
  readonly field?: 'nip' | 'pesel'
  readonly subjectIdentifierType: 'certificateSubject' | 'certificateFingerprint'
  make(value: string, validFrom: Date): Promise<SigningIdentity>
}

// RSA keys take up to half a second to find; EC keys take none.
const key = 'p256'
const bySubject = 'certificateSubject'

/** "Identifier Type" on the page of the signature: which certificate is made, and how KSeF is to know its owner. */
export const identifierTypes = {
  'stamp-nip': {
    label: 'stampWithNip',
    field: 'nip',
    subjectIdentifierType: bySubject,
    make: (nip, validFrom) => makeSeal({ nip, key, validFrom }),
  },
  'person-nip': {
    label: 'personWithNip',
    field: 'nip',
    subjectIdentifierType: bySubject,
    make: (nip, validFrom) => makePersonalCertificate({ nip, key, validFrom }),
  },
  'person-pesel': {
    label: 'personWithPesel',
    field: 'pesel',
    subjectIdentifierType: bySubject,
    make: (pesel, validFrom) => makePersonalCertificate({ pesel, key, validFrom }),
  },
  fingerprint: {
    label: 'fingerprint',
    field: undefined,
    subjectIdentifierType: 'certificateFingerprint',
    make: (_, validFrom) => makePersonalCertificate({ key, validFrom }),
  },
} as const satisfies Record<string, IdentifierTypeEntry>

export type IdentifierType = keyof typeof identifierTypes

export const isIdentifierType = (text: string | null): text is IdentifierType =>
  text !== null && Object.hasOwn(identifierTypes, text)

/** Who signs: the kind of identifier and its value, which for a fingerprint follows from the certificate. */
export interface Signer {
  readonly type: IdentifierType
  readonly value: string
}
