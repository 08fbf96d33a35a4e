import type { Command } from 'commander'
import { addNipOption, type NipOptions, nipOf } from './nip-option.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addFileOptions, type IdentityFile, writeIdentity } from './write-identity.ts'

interface SealOptions extends NipOptions, IdentityFile {
  readonly key: 'rsa' | 'p256'
}

const writeSeal = async (command: Command, options: SealOptions): Promise<void> => {
  const nip = await nipOf(options)
  const { makeSeal } = await import('../../client/index.ts')
  await writeIdentity(await makeSeal({ nip, key: options.key }), options)
  print(command, options.out)
}

/** `seal`: a self-signed seal for the TEST environment, in a file that only its owner may read. */
export const register = (program: Command): void => {
  const command = program.command('seal').description('make a self-signed test seal: private key and certificate')
  addFileOptions(addNipOption(command, 'whose seal'))
    .addOption(command.createOption('--key <kind>', 'kind of the key').choices(['rsa', 'p256']).default('rsa'))
    .action((options: SealOptions) => run(command, () => writeSeal(command, options)))
}
