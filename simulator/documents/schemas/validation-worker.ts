import { parentPort } from 'node:worker_threads'
import { giveWay } from '../../runtime/give-way.ts'
import { buffersOf, type ValidationTask, type ValidationTasks, workOn } from './validation-tasks.ts'

/** `failure`: what was thrown. */
export type ValidationAnswer =
  | { readonly answer: ValidationTasks[keyof ValidationTasks]['answered'] }
  | { readonly failure: unknown }

const answer = async (asked: ValidationTask): Promise<void> => {
  try {
    const answer = await workOn(asked)
    parentPort?.postMessage({ answer } satisfies ValidationAnswer, buffersOf(answer))
  } catch (failure) {
    parentPort?.postMessage({ failure } satisfies ValidationAnswer)
  }
}

/** One after another: the answers come in the order of the tasks, once each. */
let line = Promise.resolve()

/** A package of more lots is long work, which no request waits for. Before, a thread that starts is as quick as any. */
const shortWork = 10
let lots = 0

// An entry of its own: a thread that does nothing but this.
parentPort?.on('message', (asked: ValidationTask) => {
  if (asked.task === 'lot' && ++lots === shortWork) giveWay()
  line = line.then(() => answer(asked))
})
