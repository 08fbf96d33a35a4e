import type { Command } from 'commander'
import { runningLine, type Screen } from './running-line.ts'

/** How far a step has come. */
export interface Step {
  readonly step: string
  readonly done: number
  /** Left out where it is not known. */
  readonly total?: number
}

export interface Progress {
  tell(step: Step): void
  clear(): void
}

/** Characters of the bar. */
const width = 30

const shareOf = ({ done, total }: Step): number | undefined =>
  total === undefined ? undefined : Math.min(done / Math.max(total, 1), 1)

const percent = (share: number): string => `${Math.floor(share * 100)}%`

const barOf = (words: string, share: number | undefined): string =>
  share === undefined
    ? `${words} …`
    : `${words} [${'#'.repeat(Math.floor(share * width)).padEnd(width, '.')}] ${percent(share).padStart(4)}`

/** A line for each quarter. */
const lineOf = (words: string, share: number | undefined): string =>
  share === undefined ? words : `${words} ${percent(Math.floor(share * 4) / 4)}`

/**
 * A bar that is written over on a terminal, and plain lines elsewhere.
 * @param words what each step is called
 */
export const progressOn = <Name extends string>(screen: Screen, words: Readonly<Record<Name, string>>): Progress => {
  const running = runningLine(screen)
  let last = ''
  return {
    tell: at => {
      const text = (screen.isTTY ? barOf : lineOf)(words[at.step as Name], shareOf(at))
      if (text === last) return
      last = text
      if (screen.isTTY) running.show(text)
      else screen.write(`${text}\n`)
    },
    clear: running.clear,
  }
}

/** Beside what a command prints: where its complaints go. */
export const progressOf = <Name extends string>(command: Command, words: Readonly<Record<Name, string>>): Progress => {
  const { isTTY, columns } = process.stderr
  return progressOn({ isTTY, columns, write: text => command.configureOutput().writeErr?.(text) }, words)
}
