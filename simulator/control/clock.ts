import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { why } from './explanations.ts'
import type { ControlHandler } from './handler.ts'
import { NotDone } from './not-done.ts'

type Clock = ControlCalls['clock']

const shown = (runtime: Runtime) => ({ now: showInstant(runtime.now()), runs: runtime.runs() })

const move = (runtime: Runtime, ms: number): void => {
  try {
    runtime.advance(ms)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    throw new NotDone(409, why('notForward', { now: showInstant(runtime.now()) }))
  }
}

export const read: ControlHandler<Clock['read']> = async (_input, { services: { runtime } }) => shown(runtime)

export const advance: ControlHandler<Clock['advance']> = async ({ body }, { services: { runtime } }) => {
  move(runtime, body.by)
  return shown(runtime)
}

export const set: ControlHandler<Clock['set']> = async ({ body }, { services: { runtime } }) => {
  move(runtime, body.to - runtime.now())
  return shown(runtime)
}

export const stand: ControlHandler<Clock['stand']> = async (_input, { services: { runtime } }) => {
  runtime.stand()
  return shown(runtime)
}

export const run: ControlHandler<Clock['run']> = async (_input, { services: { runtime } }) => {
  runtime.run()
  return shown(runtime)
}
