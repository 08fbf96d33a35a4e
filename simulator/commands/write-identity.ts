import type { Command } from 'commander'
import type { SigningIdentity } from '../../client/index.ts'
import { writeSecret } from './files.ts'

/** Where a private key and its certificate go. */
export interface IdentityFile {
  readonly out: string
  /** PKCS#12 instead of PEM. */
  readonly p12?: true
  readonly password?: string
}

/** Adds `--out`, `--p12` and `--password`. */
export const addFileOptions = (command: Command): Command =>
  command
    .requiredOption('--out <file>', 'where to write it; the file must not be there yet')
    .option('--p12', 'as PKCS#12, for Java, .NET and Windows, instead of PEM')
    .addOption(
      command.createOption('--password <text>', 'of the PKCS#12 file').env('KSEF_P12_PASSWORD').default('', 'none'),
    )

/** In a file that only its owner may read. @throws when the file is there: whoever may read it, it stays as it is */
export const writeIdentity = async (
  identity: SigningIdentity,
  { out, p12, password = '' }: IdentityFile,
): Promise<void> => {
  await writeSecret(out, p12 ? await asPkcs12(identity, password) : asPem(identity))
}

const asPem = ({ privateKey, certificate }: SigningIdentity): string => `${privateKey.trim()}\n${certificate.trim()}\n`

const asPkcs12 = async (identity: SigningIdentity, password: string): Promise<Uint8Array> => {
  const { makePkcs12 } = await import('../../client/index.ts')
  return makePkcs12({ ...identity, password })
}
