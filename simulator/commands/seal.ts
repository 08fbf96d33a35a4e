import type { Command } from 'commander'
import { print } from './print.ts'
import { run } from './run.ts'

interface SealOptions {
  readonly nip: string
  readonly out: string
  readonly key: 'rsa' | 'p256'
}

const writeSeal = async (command: Command, { nip, out, key }: SealOptions): Promise<void> => {
  const [{ writeFile }, { makeSeal }, { nipPattern }] = await Promise.all([
    import('node:fs/promises'),
    import('../../client/index.ts'),
    import('../../contracts/ksef/formats.ts'),
  ])
  if (!nipPattern.test(nip)) throw new Error(`${nip} is no NIP: ten digits, the first not 0, the next two not 00.`)
  const { privateKey, certificate } = await makeSeal({ nip, key })
  // wx: a file that is there stays as it is, whoever may read it.
  await writeFile(out, `${privateKey.trim()}\n${certificate.trim()}\n`, { mode: 0o600, flag: 'wx' })
  print(command, out)
}

/** `seal`: a self-signed seal for the TEST environment, in a file that only its owner may read. */
export const register = (program: Command): void => {
  const command = program.command('seal').description('make a self-signed test seal: private key and certificate, PEM')
  command
    .requiredOption('--nip <nip>', 'whose seal')
    .requiredOption('--out <file>', 'where to write it; the file must not be there yet')
    .addOption(command.createOption('--key <kind>', 'kind of the key').choices(['rsa', 'p256']).default('rsa'))
    .action((options: SealOptions) => run(command, () => writeSeal(command, options)))
}
