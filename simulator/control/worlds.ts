import { bodyLimits } from '../../contracts/bounds.ts'
import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import { verbatim } from '../../contracts/told.ts'
import { SpoolFull } from '../ksef/spool-full.ts'
import { why } from './explanations.ts'
import type { ControlHandler, KeptWorld } from './handler.ts'
import { NoSnapshot } from './no-snapshot.ts'
import { NotDone } from './not-done.ts'

type Calls = ControlCalls['worlds']

const shown = ({ name, prefix, api, runtime }: KeptWorld) => ({ name, prefix, api, now: showInstant(runtime.now()) })

export const list: ControlHandler<Calls['list']> = async (_input, { keeper }) => (await keeper.known()).map(shown)

export const drop: ControlHandler<Calls['drop']> = async ({ params }, { keeper }) => {
  if (!(await keeper.drop(params.name))) throw new NotDone(404, why('noWorld'))
  return undefined
}

export const reset: ControlHandler<Calls['reset']> = async (_input, { name, keeper }) => shown(await keeper.reset(name))

export const snapshot: ControlHandler<Calls['snapshot']> = async (_input, steered) => steered.snapshot()

async function* bounded(lines: AsyncIterable<string>): AsyncIterable<string> {
  let size = 0
  for await (const piece of lines) {
    size += piece.length
    if (size > bodyLimits.snapshot) throw new NotDone(413, why('tooLarge', { limit: bodyLimits.snapshot }))
    yield piece
  }
}

export const restore: ControlHandler<Calls['restore']> = async ({ lines }, { name, keeper }) => {
  try {
    return shown(await keeper.restore(bounded(lines), name))
  } catch (thrown) {
    if (thrown instanceof SpoolFull) throw new NotDone(413, why('noRoom'))
    if (!(thrown instanceof NoSnapshot)) throw thrown
    throw new NotDone(409, why('noSnapshot', { message: verbatim(thrown.message) }))
  }
}
