import type { Command } from 'commander'
import { cannotListen } from './cannot-listen.ts'

/** What went wrong, for someone at a terminal: KSeF's words, or where no answer came from. */
const complaint = (error: unknown, url: string | undefined): string => {
  if (!(error instanceof Error)) return String(error)
  const { name, message, cause } = error
  if (
    ['KsefError', 'SignInFailed', 'TokenFailed', 'InvoiceFailed', 'EnrollmentFailed', 'UnexpectedAnswer'].includes(name)
  )
    return `KSeF refuses: ${message}`
  // What fetch says when it reaches nobody; its cause knows more.
  if (message === 'fetch failed') return `No answer from ${url}: ${cause instanceof Error ? causes(cause) : message}`
  return cannotListen(error) ?? message
}

/** An attempt at several addresses says nothing itself. */
const causes = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map(it => it.message).join(', ') : error.message

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
 * Does the work of a command. When it fails, the command ends with exit code 1, KSeF's words and the simulator's
 * explanation, and without a stack trace.
 * @param url of KSeF, for a command that calls it.
 */
export const run = async (command: Command, work: () => Promise<void>, url?: string): Promise<void> => {
  try {
    await work()
  } catch (error) {
    command.error(complaint(error, url) + (await explanation(error, url)), { exitCode: 1 })
  }
}
