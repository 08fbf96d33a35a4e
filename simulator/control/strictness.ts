import type { ControlCalls } from '../../contracts/control/calls.ts'
import type { ControlHandler } from './handler.ts'

type Calls = ControlCalls['strictness']

export const read: ControlHandler<Calls['read']> = async (_input, { settings }) => ({ as: settings.now().strictness })

export const set: ControlHandler<Calls['set']> = async ({ body }, { settings }) => {
  await settings.change({ strictness: body.as })
  return { as: settings.now().strictness }
}
