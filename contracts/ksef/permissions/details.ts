import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { CalendarDate, GivenDate } from '../formats.ts'
import { isUnreadable } from '../unreadable.ts'
import { GivenPerson, PersonIdentifier } from './identifiers.ts'

/** Who is granted something, as the grantor describes them and as lists repeat it. */

export const Description = whenAsked(() => z.string().min(5).max(256))

const named = whenAsked(() => ({ firstName: z.string().min(2).max(30), lastName: z.string().min(2).max(81) }))
const Document = whenAsked(() =>
  z.object({
    type: z.string().max(20),
    number: z.string().max(20),
    country: z.string().length(2),
  }),
)
/** The country by ISO 3166-1 alpha-2, in capitals. */
const GivenDocument = whenAsked(() =>
  Document().refine(({ country }) => /^[A-Z]{2}$/.test(country), {
    path: ['country'],
    params: { format: true },
  }),
)

const byKind = {
  PersonByIdentifier: 'personById',
  PersonByFingerprintWithIdentifier: 'personByFpWithId',
  PersonByFingerprintWithoutIdentifier: 'personByFpNoId',
  EntityByFingerprint: 'entityByFp',
} as const
type Kind = keyof typeof byKind

const personById = whenAsked(() => z.object(named()).nullish())
const personByFpWithId = whenAsked(() => z.object({ ...named(), identifier: GivenPerson() }).nullish())
const personByFpNoId = whenAsked(() =>
  z.object({ ...named(), birthDate: GivenDate(), idDocument: GivenDocument() }).nullish(),
)
const entityByFp = whenAsked(() => z.object({ fullName: z.string().max(100), address: z.string().max(512) }).nullish())

interface Described {
  readonly subjectDetailsType: Kind
  readonly personById?: z.infer<ReturnType<typeof personById>>
  readonly personByFpWithId?: z.infer<ReturnType<typeof personByFpWithId>>
  readonly personByFpNoId?: z.infer<ReturnType<typeof personByFpNoId>>
  readonly entityByFp?: z.infer<ReturnType<typeof entityByFp>>
}

/** The member of the chosen kind must be there. The others are read, and not validated (permissions-grant-103, assumed). */
const complete = <T extends z.ZodType<Described>>(details: T) =>
  details.superRefine(
    (given, { issues, addIssue }) => {
      const member = byKind[given?.subjectDetailsType]
      if (member === undefined) return
      const counting = issues.filter(issue => !isOfOthers(issue, member) || isUnreadable(issue))
      issues.splice(0, issues.length, ...counting)
      if (given[member] == null) addIssue({ code: 'custom', path: [member], params: { empty: true } })
    },
    // Whatever faults there are.
    { when: () => true },
  )

const members: readonly unknown[] = Object.values(byKind)
const isOfOthers = ({ path: [first] = [] }: z.core.$ZodRawIssue, own: string): boolean =>
  first !== own && members.includes(first)

const personKinds = [
  'PersonByIdentifier',
  'PersonByFingerprintWithIdentifier',
  'PersonByFingerprintWithoutIdentifier',
] as const
const fingerprintKinds = ['PersonByFingerprintWithIdentifier', 'PersonByFingerprintWithoutIdentifier'] as const
const entityKinds = ['EntityByIdentifier', 'EntityByFingerprint'] as const

/** permissions-grant-046 */
export const GivenPersonDetails = whenAsked(() =>
  complete(
    z.object({
      subjectDetailsType: z.enum(personKinds),
      personById: personById(),
      personByFpWithId: personByFpWithId(),
      personByFpNoId: personByFpNoId(),
    }),
  ),
)
export const GivenEuSubjectDetails = whenAsked(() =>
  complete(
    z.object({
      subjectDetailsType: z.enum([...fingerprintKinds, 'EntityByFingerprint']),
      personByFpWithId: personByFpWithId(),
      personByFpNoId: personByFpNoId(),
      entityByFp: entityByFp(),
    }),
  ),
)
export const GivenEntityDetails = whenAsked(() => z.object({ fullName: z.string().min(5).max(90) }))

/** A person known by an identifier is no person known by a fingerprint (assumed for a mismatch). */
export const describesSubject = <
  T extends z.ZodType<{
    subjectIdentifier: { type: string }
    subjectDetails: { subjectDetailsType: string }
  }>,
>(
  body: T,
) =>
  body.refine(
    ({ subjectIdentifier, subjectDetails }) =>
      (subjectIdentifier.type === 'Fingerprint') === (subjectDetails.subjectDetailsType !== 'PersonByIdentifier'),
    { path: ['subjectDetails', 'subjectDetailsType'], params: { format: true } },
  )

const person = <const Types extends readonly [string, ...string[]]>(types: Types) =>
  z.object({
    subjectDetailsType: z.enum(types),
    ...named(),
    personIdentifier: PersonIdentifier().nullish(),
    birthDate: CalendarDate().nullish(),
    idDocument: Document().nullish(),
  })
const entity = <const Types extends readonly [string, ...string[]]>(types: Types) =>
  z.object({
    subjectDetailsType: z.enum(types),
    fullName: z.string().max(100),
    address: z.string().max(512).nullish(),
  })

export const PersonDetails = whenAsked(() => person(personKinds))
export const EntityDetails = whenAsked(() => entity(entityKinds))
export const PersonByFingerprintDetails = whenAsked(() => person(fingerprintKinds))
export const EntityByFingerprintDetails = whenAsked(() => entity(['EntityByFingerprint']))
export const EntityByIdentifierDetails = whenAsked(() => entity(['EntityByIdentifier']).omit({ address: true }))
/** Of whoever a permission was granted to: a person or an entity. */
export type SubjectDetails =
  | { readonly person: z.infer<ReturnType<typeof PersonDetails>> }
  | { readonly entity: z.infer<ReturnType<typeof EntityDetails>> }

export const EuEntityDetails = whenAsked(() =>
  z.object({ fullName: z.string().max(100), address: z.string().max(512) }),
)
export type EuEntityDetails = z.infer<ReturnType<typeof EuEntityDetails>>
