import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { AnswerOf, ValidationTask } from './validation-tasks.ts'
import type { ValidationAnswer } from './validation-worker.ts'

/** The worker's entry: in dist/ beside our chunk or above our folder; in a checkout what loads the source. */
const entry = ['./validation-worker.js', '../validation-worker.js', './worker-from-source.js']
  .map(path => new URL(path, import.meta.url))
  .find(url => existsSync(url))

export interface BackgroundValidation {
  /** Rejected with what the thread threw, and when two threads have died over the task or it was closed. */
  ask<Task extends ValidationTask>(task: Task): Promise<AnswerOf<Task>>
  /** Finishes what it was given, unless it is `enough` before, then ends the thread. What is asked afterwards starts another. */
  close(enough?: AbortSignal): Promise<void>
}

interface Waiting {
  readonly task: ValidationTask
  readonly resolve: (answer: AnswerOf<ValidationTask>) => void
  readonly reject: (failure: unknown) => void
  /** How many threads have died over it. */
  deaths: number
}

/** A thread may die of something else than the document: it is tried so often. */
const MOST_DEATHS = 2

/** What a thread may hold beside libxml2, which has its own: an invoice of 10 MB needs a tenth, a lot of a package less. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

/**
 * One thread that does one task after another, started with the first. It keeps the process alive only while
 * it works. When it dies, a new one takes the documents, once more also the one that it was at.
 * Undefined where the worker's file is not at hand (bundled into something else).
 * @param file that the thread runs.
 */
export const backgroundValidation = (file = entry): BackgroundValidation | undefined => {
  if (file === undefined) return undefined
  const waiting: Waiting[] = []
  let worker: Worker | undefined
  let idle = () => {}

  const settleFirst = (settle: (first: Waiting) => void): void => {
    const first = waiting.shift()
    if (first !== undefined) settle(first)
    if (waiting.length > 0) return
    worker?.unref()
    idle()
  }
  const answer = (given: ValidationAnswer): void =>
    settleFirst(({ resolve, reject }) => ('failure' in given ? reject(given.failure) : resolve(given.answer)))

  const giveUpAll = (failure: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  /** Gives up the first task when it has cost too many threads, and goes on with the rest. */
  const dead = (cause: unknown): void => {
    worker = undefined
    const [first] = waiting
    if (first !== undefined && ++first.deaths >= MOST_DEATHS)
      settleFirst(({ reject }) => reject(new Error('two threads died over one task', { cause })))
    if (waiting.length > 0) start()
  }
  const watched = (started: Worker): Worker => {
    let cause: unknown
    return started
      .on('message', answer)
      .on('error', error => {
        cause = error
      })
      .on('exit', code => {
        if (worker === started) dead(cause ?? `exit code ${code}`)
      })
  }
  const start = (): void => {
    try {
      worker = watched(new Worker(file, { resourceLimits }))
      for (const { task } of waiting) worker.postMessage(task)
    } catch (cause) {
      giveUpAll(new Error('no thread can be started', { cause }))
    }
  }

  return {
    ask: task =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve: resolve as Waiting['resolve'], reject, deaths: 0 })
        if (worker === undefined) start()
        else worker.postMessage(task)
        worker?.ref()
      }),
    close: async enough => {
      if (waiting.length > 0 && !enough?.aborted)
        await new Promise<void>(resolve => {
          idle = resolve
          enough?.addEventListener('abort', () => resolve())
        })
      const ended = worker
      worker = undefined
      await ended?.terminate()
      giveUpAll(new Error('the simulator was closed meanwhile'))
    },
  }
}
