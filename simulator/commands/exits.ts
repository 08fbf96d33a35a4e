import type { CommanderError } from 'commander'

/** With what a command ends. The table in docs/command-line.md is made of it. */
export const exits = {
  done: { code: 0, means: 'It did what it was asked for.' },
  failed: {
    code: 1,
    means: 'Anything else: a file that cannot be read, a port that is taken, a behaviour that does not hold.',
  },
  usage: { code: 2, means: 'The command line is wrong. Nothing was sent.' },
  unanswered: { code: 3, means: 'No answer: nobody listens there, or the answer did not come in time.' },
  refused: { code: 4, means: 'KSeF refuses. Its own words are on stderr, and with the simulator also why.' },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly means: string }>>

export type Exit = keyof typeof exits

/** The command line is wrong, in a sentence: found out by a command and not by the reader of its options. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** KSeF rejected some of many invoices, in a sentence and a line for each. */
export class Rejected extends Error {
  override readonly name = 'Rejected'
}

/** Some of many requests had no answer. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

/** What the reader of command lines complains of is one thing. What a command ends with has its own code. */
export const exitCodeOf = ({ code, exitCode }: CommanderError): number =>
  code.startsWith('commander.') && exitCode !== 0 ? exits.usage.code : exitCode
