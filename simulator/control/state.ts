import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import { shownIn } from '../http/explanations.ts'
import { allOutages } from '../ksef/outages/outages.ts'
import { why } from './explanations.ts'
import type { ControlHandler } from './handler.ts'
import { NotDone } from './not-done.ts'

export { records } from './records.ts'

type State = ControlCalls['state']

export const health: ControlHandler<State['health']> = async (_input, { services: { profile, runtime } }) => ({
  status: 'ok',
  simulator: true,
  profile,
  now: showInstant(runtime.now()),
})

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const ready: ControlHandler<State['ready']> = async (_input, { services: { profile, validator, tables } }) => {
  try {
    await validator.ready()
    await tables.read(allOutages)
  } catch (error) {
    throw new NotDone(503, why('notReady', { reason: sentence(error) }))
  }
  return { status: 'ready', simulator: true, profile }
}

export const explanation: ControlHandler<State['explanation']> = async (
  { params: { id } },
  { services: { explanations }, tongue },
) => {
  const found = await (id === 'newest' ? explanations.newest() : explanations.get(id))
  if (found === undefined) throw new NotDone(404, why('noExplanation'))
  return shownIn(tongue, found)
}
