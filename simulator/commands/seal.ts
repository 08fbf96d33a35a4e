import type { Command } from 'commander'
import { writeSecret } from './files.ts'
import { addNipOption, type NipOptions, nipOf } from './nip-option.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface SealOptions extends NipOptions {
  readonly out: string
  readonly key: 'rsa' | 'p256'
}

const writeSeal = async (command: Command, options: SealOptions): Promise<void> => {
  const { out, key } = options
  const nip = await nipOf(options)
  const { makeSeal } = await import('../../client/index.ts')
  const { privateKey, certificate } = await makeSeal({ nip, key })
  await writeSecret(out, `${privateKey.trim()}\n${certificate.trim()}\n`)
  print(command, out)
}

/** `seal`: a self-signed seal for the TEST environment, in a file that only its owner may read. */
export const register = (program: Command): void => {
  const command = program.command('seal').description('make a self-signed test seal: private key and certificate, PEM')
  addNipOption(command, 'whose seal')
    .requiredOption('--out <file>', 'where to write it; the file must not be there yet')
    .addOption(command.createOption('--key <kind>', 'kind of the key').choices(['rsa', 'p256']).default('rsa'))
    .action((options: SealOptions) => run(command, () => writeSeal(command, options)))
}
