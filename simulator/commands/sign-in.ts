import { type Command, Option } from 'commander'
import type { Client, Session, SigningIdentity } from '../../client/index.ts'
import { type ApiVersion, apiNames, newestApi } from '../../contracts/ksef/api-version.ts'
import { address } from '../seed/options/option-values.ts'
import { addNipOption, type NipOptions, nipOf } from './nip-option.ts'
import { readSeal } from './read-seal.ts'

/** What a command needs to sign in. */
export interface SignInOptions extends NipOptions {
  readonly url: string
  readonly api?: ApiVersion
  /** Path of a PEM or PKCS#12 file. */
  readonly seal?: string
  readonly sealPassword?: string
}

/** Adds the options `--nip`, `--url`, `--api`, `--seal` and `--seal-password`. */
export const addSignInOptions = (command: Command): Command =>
  addNipOption(command, 'for whom: the NIP of the organisation')
    .addOption(
      command
        .createOption('--url <url>', 'where KSeF is')
        .env('KSEF_URL')
        .default('http://127.0.0.1:4010/v2')
        .argParser(address),
    )
    .addOption(
      command
        .createOption('--api <version>', 'the version of the API that it has there')
        .env('KSEF_API')
        .choices(apiNames)
        .default(newestApi),
    )
    .option('--seal <file>', 'sign with the seal in this PEM or PKCS#12 file (see `seal`) instead of a fresh one')
    .addOption(passwordOption('--seal-password', 'KSEF_SEAL_PASSWORD'))

/** The password of a file with a key. It stands in a variable better than on the command line, which others see. */
export const passwordOption = (flag: string, variable: string): Option =>
  new Option(`${flag} <text>`, 'of that PKCS#12 file, or of the key in PEM').env(variable).default('', 'none')

/** A seal in force by KSeF's own clock, which need not show our time. */
const freshSeal = async (client: Client, nip: string): Promise<SigningIdentity> => {
  const { makeSeal } = await import('../../client/index.ts')
  const { timestampMs } = await client.auth.challenge()
  return makeSeal({ nip, key: 'p256', validFrom: new Date(timestampMs - 60_000) })
}

/** Signs in with a seal, does the work, and closes the session whatever comes of it. */
export const signedIn = async (
  { url, api, seal, sealPassword, ...options }: SignInOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> => {
  const nip = await nipOf(options)
  const { createClient, signInWithSeal } = await import('../../client/index.ts')
  const client = createClient({ baseUrl: url, api })
  const identity = seal === undefined ? await freshSeal(client, nip) : await readSeal(seal, sealPassword)
  const session = await signInWithSeal(client, { nip, identity })
  try {
    await work(session)
  } finally {
    // What came of the work counts; a session that stays open ends by itself.
    await session.close().catch(() => undefined)
  }
}
