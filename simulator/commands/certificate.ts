import { type Command, Option } from 'commander'
import type { Session } from '../../client/index.ts'
import type { CertificateListItem } from '../../contracts/ksef/certificates/query.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from './sign-in.ts'
import { addFileOptions, type IdentityFile, writeIdentity } from './write-identity.ts'

interface EnrollOptions extends SignInOptions, IdentityFile {
  readonly name: string
  readonly type: 'Authentication' | 'Offline'
  readonly key: 'rsa' | 'p256'
}

interface ListOptions extends SignInOptions {
  readonly json?: true
}

interface RevokeOptions extends SignInOptions {
  readonly reason?: 'Unspecified' | 'Superseded' | 'KeyCompromise'
}

const enroll = async (command: Command, options: EnrollOptions): Promise<void> => {
  const [{ access }, { enrollCertificate }] = await Promise.all([
    import('node:fs/promises'),
    import('../../client/index.ts'),
  ])
  // A certificate counts against a limit: it is not asked for when its key could not be written.
  if (
    await access(options.out).then(
      () => true,
      () => false,
    )
  )
    throw new Error(`${options.out} is there already.`)
  await signedIn(options, async session => {
    const certificate = await enrollCertificate(session, options)
    await writeIdentity(certificate, options)
    print(command, certificate.serialNumber)
  })
}

/** As many as a list gives at once. */
const pageSize = 50

const allCertificates = async (session: Session): Promise<CertificateListItem[]> => {
  const found: CertificateListItem[] = []
  for (let pageOffset = 0; ; pageOffset++) {
    const { certificates, hasMore } = await session.certificates.query({ query: { pageSize, pageOffset } })
    found.push(...certificates)
    if (!hasMore) return found
  }
}

const line = ({ certificateSerialNumber, type, status, validTo, name }: CertificateListItem): string =>
  [certificateSerialNumber, type, status, `until ${validTo.slice(0, 10)}`, name].join('  ')

const list = (command: Command, options: ListOptions): Promise<void> =>
  signedIn(options, async session => {
    const certificates = await allCertificates(session)
    if (options.json) return print(command, JSON.stringify(certificates))
    for (const certificate of certificates) print(command, line(certificate))
  })

const revoke = async (command: Command, serialNumber: string, options: RevokeOptions): Promise<void> => {
  const { revokeCertificate } = await import('../../client/index.ts')
  await signedIn(options, async session => {
    const revoked = await revokeCertificate(session, serialNumber, { reason: options.reason })
    print(command, `${serialNumber}  ${revoked?.status ?? 'Revoked'}`)
  })
}

/** `certificate enroll`, `certificate list` and `certificate revoke`. */
export const register = (program: Command): void => {
  const certificate = program.command('certificate').description('get, see and revoke KSeF certificates')

  const enrolling = certificate
    .command('enroll')
    .description('get a KSeF certificate for a fresh key; prints its number')
  addFileOptions(addSignInOptions(enrolling))
    .requiredOption('--name <text>', 'its own name, 5 to 100 letters, digits, spaces, _ and -')
    .addOption(
      new Option('--type <type>', 'what it is for: signing in, or codes on offline invoices')
        .choices(['Authentication', 'Offline'])
        .default('Authentication'),
    )
    .addOption(new Option('--key <kind>', 'kind of the key').choices(['rsa', 'p256']).default('p256'))
    .action((options: EnrollOptions) => run(enrolling, () => enroll(enrolling, options), options.url))

  const listing = certificate.command('list').description('print a line for each certificate, newest first')
  addSignInOptions(listing)
    .option('--json', 'print JSON')
    .action((options: ListOptions) => run(listing, () => list(listing, options), options.url))

  const revoking = certificate.command('revoke').description('revoke a certificate and wait until it is Revoked')
  addSignInOptions(revoking.argument('<serial>', 'its serial number'))
    .addOption(new Option('--reason <reason>', 'why').choices(['Unspecified', 'Superseded', 'KeyCompromise']))
    .action((serial: string, options: RevokeOptions) =>
      run(revoking, () => revoke(revoking, serial, options), options.url),
    )
}
