import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { internalIdPattern, isValidInternalId } from '../formats.ts'
import { wellFormed } from '../identifiers.ts'

/** Whom and what permissions name. The official document bounds values by length; KSeF checks their form. */
const identifier = <const Type extends string>(types: readonly [Type, ...Type[]], shortest: number, longest: number) =>
  z.object({ type: z.enum(types), value: z.string().min(shortest).max(longest) })

const subjects = ['Nip', 'Pesel', 'Fingerprint'] as const
const units = ['Nip', 'InternalId'] as const
const targets = ['Nip', 'AllPartners', 'InternalId'] as const

/** A person or firm, as lists show them. */
export const Authorized = whenAsked(() => identifier(subjects, 10, 64))
/** Who granted. `System`, without a value: test data, in place of the paper form ZAW-FA. */
export const AuthorOrSystem = whenAsked(() =>
  z.object({
    type: z.enum([...subjects, 'System']),
    value: z.string().min(10).max(64).nullish(),
  }),
)
export const Context = whenAsked(() => identifier(units, 10, 16))
export const Firm = whenAsked(() => identifier(['Nip'], 10, 10))
export const FirmOrProvider = whenAsked(() => identifier(['Nip', 'PeppolId'], 9, 10))
export const Target = whenAsked(() => z.object({ type: z.enum(targets), value: z.string().min(10).max(16).nullish() }))
export const PersonIdentifier = whenAsked(() => identifier(['Pesel', 'Nip'], 10, 11))

export const GivenSubject = whenAsked(() => wellFormed(Authorized()))
export const GivenContext = whenAsked(() => wellFormed(Context()))
export const GivenFirm = whenAsked(() => wellFormed(Firm()))
export const GivenFirmOrProvider = whenAsked(() => wellFormed(FirmOrProvider()))
export const GivenPerson = whenAsked(() => wellFormed(PersonIdentifier()))
export const GivenFingerprint = whenAsked(() => wellFormed(identifier(['Fingerprint'], 64, 64)))
export const GivenEuContext = whenAsked(() => wellFormed(identifier(['NipVatUe'], 15, 25)))
/** Every client of the intermediary, or one: then with a value. */
export const GivenTarget = whenAsked(() =>
  wellFormed(
    Target().refine(({ type, value }) => type === 'AllPartners' || value != null, {
      path: ['value'],
      params: { empty: true },
    }),
  ),
)
/** `System` has no value. */
export const GivenAuthor = whenAsked(() => wellFormed(AuthorOrSystem()))
/** A unit's last digit is its checksum (permissions-subunit-checksum-21405). */
export const GivenUnit = whenAsked(() =>
  GivenContext().refine(
    ({ type, value }) => type !== 'InternalId' || !internalIdPattern.test(value) || isValidInternalId(value),
    { path: ['value'], error: 'Invalid checksum for internalId.' },
  ),
)
