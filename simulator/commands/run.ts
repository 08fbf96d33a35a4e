import type { Command } from 'commander'
import { exits } from './exits.ts'
import { failureOf } from './failure.ts'

/** What the simulator explains beyond KSeF's words. The real KSeF explains nothing. */
const explanation = async (error: unknown, url: string | undefined): Promise<string> => {
  const id = error instanceof Error && 'explanationId' in error ? error.explanationId : undefined
  if (typeof id !== 'string' || url === undefined) return ''
  try {
    const response = await fetch(new URL(`/control/explanations/${encodeURIComponent(id)}`, url))
    const { text }: { text?: unknown } = await response.json()
    return typeof text === 'string' ? `\nWhy: ${text}` : ''
  } catch {
    // The refusal itself is still worth printing.
    return ''
  }
}

/**
 * Does the work of a command. When it fails, the command ends with a sentence, KSeF's words or the simulator's explanation, and an exit
 * code that says whose turn it is (`exits`); without a stack trace.
 * @param url of KSeF, for a command that calls it.
 */
export const run = async (command: Command, work: () => Promise<void>, url?: string): Promise<void> => {
  try {
    await work()
  } catch (error) {
    const { exit, text } = await failureOf(error, url)
    // How to write a command line is told to whom that helps.
    if (exit !== 'usage') command.showHelpAfterError(false)
    command.error(text + (await explanation(error, url)), {
      exitCode: exits[exit].code,
      code: `ksef-simulator.${exit}`,
    })
  }
}
