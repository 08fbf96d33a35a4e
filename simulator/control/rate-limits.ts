import type { ControlCalls } from '../../contracts/control/calls.ts'
import { forgetAllRequests } from '../ksef/access/limiter.ts'
import type { ControlHandler } from './handler.ts'

type Calls = ControlCalls['rateLimits']

export const read: ControlHandler<Calls['read']> = async (_input, { settings }) => ({
  counted: settings.now().rateLimited,
})

export const set: ControlHandler<Calls['set']> = async ({ body }, { settings }) => {
  await settings.change({ rateLimited: body.counted })
  return { counted: settings.now().rateLimited }
}

export const forget: ControlHandler<Calls['forget']> = async (_input, { services: { tables } }) => {
  await tables.write(forgetAllRequests)
  return undefined
}
