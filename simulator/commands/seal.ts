import type { Command } from 'commander'
import { print } from './print.ts'
import { run } from './run.ts'
import { addFileOptions, type IdentityFile, writeIdentity } from './write-identity.ts'

interface SealOptions extends IdentityFile {
  readonly nip: string
  readonly key: 'rsa' | 'p256'
}

const writeSeal = async (command: Command, { nip, key, ...file }: SealOptions): Promise<void> => {
  const [{ makeSeal }, { nipPattern }] = await Promise.all([
    import('../../client/index.ts'),
    import('../../contracts/ksef/formats.ts'),
  ])
  if (!nipPattern.test(nip)) throw new Error(`${nip} is no NIP: ten digits, the first not 0, the next two not 00.`)
  await writeIdentity(await makeSeal({ nip, key }), file)
  print(command, file.out)
}

/** `seal`: a self-signed seal for the TEST environment, in a file that only its owner may read. */
export const register = (program: Command): void => {
  const command = program.command('seal').description('make a self-signed test seal: private key and certificate')
  addFileOptions(command.requiredOption('--nip <nip>', 'whose seal'))
    .addOption(command.createOption('--key <kind>', 'kind of the key').choices(['rsa', 'p256']).default('rsa'))
    .action((options: SealOptions) => run(command, () => writeSeal(command, options)))
}
