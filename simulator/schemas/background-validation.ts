import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { quote } from '../quote.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'
import type { ValidationTask } from './validation-worker.ts'

/** The worker's entry: in dist/ beside our chunk or above our folder; in a checkout what loads the source. */
const entry = ['./validation-worker.js', '../validation-worker.js', './worker-from-source.js']
  .map(path => new URL(path, import.meta.url))
  .find(url => existsSync(url))

export interface BackgroundValidation {
  validate(task: ValidationTask): Promise<InvoiceVerdict>
  /** Ends the thread. What is asked afterwards starts another. */
  close(): Promise<void>
}

interface Waiting {
  readonly task: ValidationTask
  readonly answer: (verdict: InvoiceVerdict) => void
}

/**
 * One thread that validates one document after another, started with the first. It keeps the process alive only while
 * it works. When it dies, the document it was at is given up as unreadable, and a new thread takes the others.
 * Undefined where the worker's file is not at hand (bundled into something else).
 */
export const backgroundValidation = (): BackgroundValidation | undefined => {
  if (entry === undefined) return undefined
  const waiting: Waiting[] = []
  let worker: Worker | undefined

  const answer = (verdict: InvoiceVerdict) => {
    waiting.shift()?.answer(verdict)
    if (waiting.length === 0) worker?.unref()
  }
  const start = (): Worker => {
    const started = new Worker(entry)
    let reason: unknown
    started.on('message', answer)
    started.on('error', error => {
      reason = error
    })
    started.on('exit', () => {
      if (worker !== started) return
      worker = undefined
      answer({ outcome: 'unreadable', explanation: `The validator gave up on the invoice: ${quote(String(reason))}` })
      if (waiting.length > 0) worker = start()
      for (const { task } of waiting) worker?.postMessage(task)
    })
    return started
  }

  return {
    validate: task =>
      new Promise(resolve => {
        worker ??= start()
        worker.ref()
        waiting.push({ task, answer: resolve })
        worker.postMessage(task)
      }),
    close: async () => {
      const ended = worker
      worker = undefined
      await ended?.terminate()
      for (const { answer } of waiting.splice(0))
        answer({ outcome: 'unreadable', explanation: 'The simulator was closed while the invoice was validated.' })
    },
  }
}
