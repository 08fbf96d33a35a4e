import type { Command } from 'commander'
import type { Client, Session, SigningIdentity } from '../../client/index.ts'

/** What a command needs to sign in. */
export interface SignInOptions {
  readonly url: string
  readonly nip: string
  /** Path of a PEM file. */
  readonly seal?: string
}

/** Adds the options `--nip`, `--url` and `--seal`. */
export const addSignInOptions = (command: Command): Command =>
  command
    .requiredOption('--nip <nip>', 'for whom: the NIP of the organisation')
    .addOption(command.createOption('--url <url>', 'where KSeF is').env('KSEF_URL').default('http://127.0.0.1:4010/v2'))
    .option('--seal <file>', 'sign with the seal in this PEM file (see `seal`) instead of a fresh one for the NIP')

const block = (kind: string) => new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----`)

/** A certificate and its private key from a PEM file. */
export const readSeal = async (file: string): Promise<SigningIdentity> => {
  const { readFile } = await import('node:fs/promises')
  const pem = await readFile(file, 'utf8')
  const [certificate] = block('CERTIFICATE').exec(pem) ?? []
  const [privateKey] = block('(?:RSA |EC )?PRIVATE KEY').exec(pem) ?? []
  if (!certificate || !privateKey)
    throw new Error(`${file} holds no certificate with an unencrypted private key in PEM.`)
  return { certificate, privateKey }
}

/** A seal in force by KSeF's own clock, which need not show our time. */
const freshSeal = async (client: Client, nip: string): Promise<SigningIdentity> => {
  const { makeSeal } = await import('../../client/index.ts')
  const { timestampMs } = await client.auth.challenge()
  return makeSeal({ nip, key: 'p256', validFrom: new Date(timestampMs - 60_000) })
}

/** Signs in with a seal, does the work, and closes the session whatever comes of it. */
export const signedIn = async (
  { url, nip, seal }: SignInOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> => {
  const { createClient, signInWithSeal } = await import('../../client/index.ts')
  const client = createClient({ baseUrl: url })
  const identity = seal === undefined ? await freshSeal(client, nip) : await readSeal(seal)
  const session = await signInWithSeal(client, { nip, identity })
  try {
    await work(session)
  } finally {
    // What came of the work counts; a session that stays open ends by itself.
    await session.close().catch(() => undefined)
  }
}
