import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { NotDone } from './not-done.ts'

type Clock = ControlCalls['clock']

const shown = (runtime: Runtime) => ({ now: showInstant(runtime.now()), runs: runtime.runs() })

/** Where the clock stands is kept with a change of records: this is one of none, from where it stands for all. */
const changed = async ({ services: { runtime, tables } }: Steered, change: (runtime: Runtime) => void) => {
  await tables.write(async () => change(runtime))
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

export const advance: ControlHandler<Clock['advance']> = ({ body }, steered) =>
  changed(steered, runtime => move(runtime, body.by))

export const set: ControlHandler<Clock['set']> = ({ body }, steered) =>
  changed(steered, runtime => move(runtime, body.to - runtime.now()))

export const stand: ControlHandler<Clock['stand']> = (_input, steered) => changed(steered, runtime => runtime.stand())

export const run: ControlHandler<Clock['run']> = (_input, steered) => changed(steered, runtime => runtime.run())
