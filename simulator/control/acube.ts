import type { ControlCalls } from '../../contracts/control/calls.ts'
import type { ControlHandler } from './handler.ts'

type Calls = ControlCalls['acube']

/** Without a body: what is due. `now` sends what waits in the queue, however long it has waited. */
export const work: ControlHandler<Calls['work']> = async ({ body }, { acube }) => (await acube.open()).work(body)

export const deliveries: ControlHandler<Calls['deliveries']> = async (_input, { acube }) =>
  (await acube.open()).deliveries()
