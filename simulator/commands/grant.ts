import type { Command } from 'commander'
import type { Client, Grant } from '../../client/index.ts'
import { UsageError } from './exits.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from './sign-in.ts'

interface GrantOptions extends SignInOptions {
  readonly to: string
  readonly role: readonly string[]
  readonly canDelegate?: true
  readonly description: string
}

type SubjectType = 'Nip' | 'Pesel' | 'PeppolId' | 'Fingerprint'
type Subject = { readonly [T in SubjectType]: { readonly type: T; readonly value: string } }[SubjectType]

/** Who is meant is told by the form: ten digits a NIP, eleven a PESEL, 64 hexadecimal ones a fingerprint. */
const subjectOf = async (to: string): Promise<Subject> => {
  const { fingerprintPattern, nipPattern, peppolIdPattern, peselPattern } = await import(
    '../../contracts/ksef/formats.ts'
  )
  if (nipPattern.test(to)) return { type: 'Nip', value: to }
  if (peselPattern.test(to)) return { type: 'Pesel', value: to }
  if (peppolIdPattern.test(to)) return { type: 'PeppolId', value: to }
  if (fingerprintPattern.test(to.toUpperCase())) return { type: 'Fingerprint', value: to.toUpperCase() }
  throw new UsageError(`error: ${to} is no NIP, no PESEL, no Peppol identifier and no fingerprint of a certificate.`)
}

const personDetails = (type: Subject['type']): Grant<'grantToPerson'>['subjectDetails'] =>
  type === 'Fingerprint'
    ? {
        subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
        personByFpNoId: {
          firstName: 'Jan',
          lastName: 'Kowalski',
          birthDate: '1990-01-01',
          idDocument: { type: 'Passport', number: 'AB1234567', country: 'PL' },
        },
      }
    : { subjectDetailsType: 'PersonByIdentifier', personById: { firstName: 'Jan', lastName: 'Kowalski' } }

const entityDetails = { fullName: 'Firma sp. z o.o.' }

/** Every role by its name, and the grant that gives it. */
const rolesIn = async (names: readonly string[]) => {
  const { AuthorizationPermission, EntityPermission, PersonPermission } = await import(
    '../../contracts/ksef/permission-names.ts'
  )
  const known = [...PersonPermission.options, ...AuthorizationPermission.options]
  const unknown = names.find(name => !known.some(one => one === name))
  if (unknown !== undefined) throw new UsageError(`error: ${unknown} is no role. The roles are: ${known.join(', ')}`)
  return {
    ofPerson: PersonPermission.options.filter(one => names.includes(one)),
    ofEntity: EntityPermission().options.filter(one => names.includes(one)),
    authorizations: AuthorizationPermission.options.filter(one => names.includes(one)),
  }
}

type Roles = Awaited<ReturnType<typeof rolesIn>>

const refuse = (text: string): never => {
  throw new UsageError(`error: ${text}`)
}

/** What cannot be granted together: told before anything is sent. */
const requireFitting = (
  type: SubjectType,
  { ofPerson, ofEntity, authorizations }: Roles,
  canDelegate = false,
): void => {
  if (canDelegate && (type !== 'Nip' || ofEntity.length < ofPerson.length))
    refuse('--can-delegate goes with a NIP and with InvoiceRead, InvoiceWrite, CollectiveIdentifierManage.')
  if (type === 'PeppolId' && ofPerson.length > 0) refuse('a Peppol provider gets PefInvoicing alone.')
  if ((type === 'Pesel' || type === 'Fingerprint') && authorizations.length > 0)
    refuse(`${authorizations[0]} is granted to a NIP or a Peppol provider.`)
}

/** Rights in the organisation's own context. */
const letWork = async (session: Client, subject: Subject, { ofPerson, ofEntity }: Roles, options: GrantOptions) => {
  if (ofPerson.length === 0 || subject.type === 'PeppolId') return
  const [{ grant }, { description }] = [await import('../../client/index.ts'), options]
  if (options.canDelegate && subject.type === 'Nip') {
    const permissions = ofEntity.map(type => ({ type, canDelegate: true }))
    const body = { subjectIdentifier: subject, permissions, description, subjectDetails: entityDetails }
    await grant(session, 'grantToEntity', body)
  } else {
    const subjectDetails = personDetails(subject.type)
    const body = { subjectIdentifier: subject, permissions: ofPerson, description, subjectDetails }
    await grant(session, 'grantToPerson', body)
  }
}

/** Rights to issue in the organisation's name, from the own context. */
const authorize = async (
  session: Client,
  subject: Subject,
  { authorizations }: Roles,
  { description }: GrantOptions,
) => {
  if (subject.type === 'Pesel' || subject.type === 'Fingerprint') return
  const { grant } = await import('../../client/index.ts')
  for (const permission of authorizations) {
    const body = { subjectIdentifier: subject, permission, description, subjectDetails: entityDetails }
    await grant(session, 'grantAuthorization', body)
  }
}

const give = async (command: Command, options: GrantOptions): Promise<void> => {
  const [subject, roles] = await Promise.all([subjectOf(options.to), rolesIn(options.role)])
  requireFitting(subject.type, roles, options.canDelegate)
  await signedIn(options, async session => {
    await letWork(session, subject, roles, options)
    await authorize(session, subject, roles, options)
    print(command, `${options.to}  ${options.role.join(',')}  in ${options.nip}`)
  })
}

/** `grant`: lets someone work for an organisation; it ends when the grant counts. */
export const register = (program: Command): void => {
  const command = program.command('grant').description('let someone work for an organisation, and wait until they may')
  addSignInOptions(command)
    .requiredOption('--to <who>', 'a NIP, a PESEL, a Peppol identifier or the SHA-256 fingerprint of a certificate')
    .requiredOption('--role <role...>', 'what they may do, e.g. InvoiceRead, SelfInvoicing; may be repeated')
    .option('--can-delegate', 'a firm may pass it on (POST /permissions/entities/grants)')
    .option('--description <text>', 'what it is for, 5 to 256 characters', 'Granted on the command line')
    .action((options: GrantOptions) => run(command, () => give(command, options), options.url))
}
