import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { NotDone } from './not-done.ts'

type Clock = ControlCalls['clock']

const shown = (runtime: Runtime) => ({ now: showInstant(runtime.now()), runs: runtime.runs() })

/** Where the clock stands is kept with a change of records: this is one of none. */
const kept = async ({ services: { runtime, tables } }: Steered) => {
  await tables.write(async () => {})
  return shown(runtime)
}

const move = (runtime: Runtime, ms: number): void => {
  try {
    runtime.advance(ms)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    throw new NotDone(409, why('notForward', { now: showInstant(runtime.now()) }))
  }
}

export const read: ControlHandler<Clock['read']> = async (_input, { services: { runtime } }) => shown(runtime)

export const advance: ControlHandler<Clock['advance']> = async ({ body }, steered) => {
  move(steered.services.runtime, body.by)
  return kept(steered)
}

export const set: ControlHandler<Clock['set']> = async ({ body }, steered) => {
  const { runtime } = steered.services
  move(runtime, body.to - runtime.now())
  return kept(steered)
}

export const stand: ControlHandler<Clock['stand']> = async (_input, steered) => {
  steered.services.runtime.stand()
  return kept(steered)
}

export const run: ControlHandler<Clock['run']> = async (_input, steered) => {
  steered.services.runtime.run()
  return kept(steered)
}
