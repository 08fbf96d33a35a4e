import { Command, CommanderError } from 'commander'
import { exitCodeOf } from '../../simulator/commands/exits.ts'

type Register = (program: Command) => void

/** Runs a command line as the shell would: what it prints and its exit code. */
export const runCommand = async (register: Register, ...words: string[]) => {
  const printed = { out: '', err: '' }
  const program = new Command('ksef-simulator').exitOverride().configureOutput({
    writeOut: text => {
      printed.out += text
    },
    writeErr: text => {
      printed.err += text
    },
  })
  register(program)
  try {
    await program.parseAsync(words, { from: 'user' })
    return { ...printed, code: 0 }
  } catch (error) {
    if (error instanceof CommanderError) return { ...printed, code: exitCodeOf(error) }
    throw error
  }
}
