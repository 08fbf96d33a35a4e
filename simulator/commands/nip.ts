import type { Command } from 'commander'
import { print } from './print.ts'
import { run } from './run.ts'

const printNip = async (command: Command): Promise<void> => {
  const [{ makeNip }, { systemRuntime }] = await Promise.all([
    import('../../contracts/ksef/formats.ts'),
    import('../runtime/runtime.ts'),
  ])
  const { random } = systemRuntime()
  const fraction = () => random(4).readUInt32BE() / 2 ** 32
  print(command, makeNip(fraction))
}

/** `nip`: a fake NIP with the right check digit. */
export const register = (program: Command): void => {
  const command = program.command('nip').description('print a fake NIP with the right check digit')
  command.action(() => run(command, () => printNip(command)))
}
