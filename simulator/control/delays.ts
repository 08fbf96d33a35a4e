import type { ControlCalls } from '../../contracts/control/calls.ts'
import type { Delays } from '../runtime/runtime.ts'
import type { ControlHandler } from './handler.ts'

type Calls = ControlCalls['delays']

export const read: ControlHandler<Calls['read']> = async (_input, { services: { runtime } }) => ({ ...runtime.delays })

export const set: ControlHandler<Calls['set']> = async ({ body }, { setDelays, services: { runtime } }) => {
  const given = Object.entries(body).filter(([, delay]) => delay !== undefined)
  await setDelays(Object.fromEntries(given) as Partial<Delays>)
  return { ...runtime.delays }
}
