import * as z from 'zod'
import { internalIdPattern, isValidInternalId } from '../formats.ts'
import { wellFormed } from '../identifiers.ts'

/** Whom and what permissions name. The official document bounds values by length; KSeF checks their form. */
const identifier = <const Type extends string>(types: readonly [Type, ...Type[]], shortest: number, longest: number) =>
  z.object({ type: z.enum(types), value: z.string().min(shortest).max(longest) })

const subjects = ['Nip', 'Pesel', 'Fingerprint'] as const
const units = ['Nip', 'InternalId'] as const
const targets = ['Nip', 'AllPartners', 'InternalId'] as const

/** A person or firm, as lists show them. */
export const Authorized = identifier(subjects, 10, 64)
/** Who granted. `System`, without a value: test data, in place of the paper form ZAW-FA. */
export const AuthorOrSystem = z.object({
  type: z.enum([...subjects, 'System']),
  value: z.string().min(10).max(64).nullish(),
})
export const Context = identifier(units, 10, 16)
export const Firm = identifier(['Nip'], 10, 10)
export const FirmOrProvider = identifier(['Nip', 'PeppolId'], 9, 10)
export const Target = z.object({ type: z.enum(targets), value: z.string().min(10).max(16).nullish() })
export const PersonIdentifier = identifier(['Pesel', 'Nip'], 10, 11)

export const GivenSubject = wellFormed(Authorized)
export const GivenContext = wellFormed(Context)
export const GivenFirm = wellFormed(Firm)
export const GivenFirmOrProvider = wellFormed(FirmOrProvider)
export const GivenPerson = wellFormed(PersonIdentifier)
export const GivenFingerprint = wellFormed(identifier(['Fingerprint'], 64, 64))
export const GivenEuContext = wellFormed(identifier(['NipVatUe'], 15, 25))
/** Every client of the intermediary, or one: then with a value. */
export const GivenTarget = wellFormed(
  Target.refine(({ type, value }) => type === 'AllPartners' || value != null, {
    path: ['value'],
    params: { empty: true },
  }),
)
/** `System` has no value. */
export const GivenAuthor = wellFormed(AuthorOrSystem)
/** A unit's last digit is its checksum (permissions-subunit-checksum-21405). */
export const GivenUnit = GivenContext.refine(
  ({ type, value }) => type !== 'InternalId' || !internalIdPattern.test(value) || isValidInternalId(value),
  { path: ['value'], error: 'Invalid checksum for internalId.' },
)
