import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { readingReason } from '../documents/system-error.ts'
import type { Variables } from './login.ts'

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** A terminal gives SIGINT to both, and whoever hears it twice is cut short. */
const isHeardAlready = (signal: NodeJS.Signals): boolean => signal === 'SIGINT' && process.stdin.isTTY

/** Why it does not run, by the codes of the system. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such command',
  EACCES: 'it may not be run by this user',
}

const notRun = (name: string, cause: NodeJS.ErrnoException): Error => {
  const reason = reasons[cause.code ?? '']
  return new Error(reason === undefined ? readingReason(cause, name) : `${name} cannot be run: ${reason}.`, { cause })
}

/**
 * Runs a program that has our terminal, and hands on the signals that come for us. Gives its exit code, and 128 and the
 * number of the signal that ended it, as shells do.
 * @throws Error with a sentence when it cannot be run
 */
export const runProgram = ([name = '', ...words]: readonly string[], variables: Variables): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(name, words, { stdio: 'inherit', env: { ...process.env, ...variables } })
    const hand = (signal: NodeJS.Signals): void => {
      if (!isHeardAlready(signal)) child.kill(signal)
    }
    for (const signal of signals) process.on(signal, hand)
    const done = (): void => {
      for (const signal of signals) process.off(signal, hand)
    }
    child.once('error', cause => {
      done()
      reject(notRun(name, cause))
    })
    child.once('exit', (code, signal) => {
      done()
      resolve(code ?? 128 + constants.signals[signal!])
    })
  })
