import type { ControlCalls } from '../../contracts/control/calls.ts'
import { mostFaults, notIn } from '../../contracts/control/faults.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import type { FaultRecord } from '../world/records.ts'
import { why } from './explanations.ts'
import type { ControlHandler } from './handler.ts'
import { NotDone } from './not-done.ts'

type Calls = ControlCalls['faults']

const shown = ({ id, addedAt, endsAt, met, struck, fault }: FaultRecord) => ({
  id,
  addedAt: showInstant(addedAt),
  endsAt: endsAt === undefined ? undefined : showInstant(endsAt),
  met,
  struck,
  fault: { ...fault },
})

export const list: ControlHandler<Calls['list']> = async (_input, { faults }) => faults.all().map(shown)

export const add: ControlHandler<Calls['add']> = async ({ body }, { faults, services: { contract } }) => {
  const lacking = notIn(contract, body)
  if (lacking !== undefined) throw new NotDone(409, why('notInVersion', { api: contract.api, lacking }))
  const added = await faults.add(body)
  if (added === undefined) throw new NotDone(409, why('tooManyFaults', { most: mostFaults }))
  return shown(added)
}

export const remove: ControlHandler<Calls['remove']> = async ({ params }, { faults }) => {
  if (!(await faults.remove(params.id))) throw new NotDone(404, why('noFault'))
  return undefined
}

export const clear: ControlHandler<Calls['clear']> = async (_input, { faults }) => {
  await faults.clear()
  return undefined
}
