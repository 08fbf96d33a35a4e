import * as z from 'zod'
import { cut } from '../../contracts/bounds.ts'
import type { ControlCallShape, GivenTo, GivesBack } from '../../contracts/control/call.ts'
import {
  allControlCalls,
  type ControlCalls,
  controlCalls,
  type ListedControlCall,
} from '../../contracts/control/calls.ts'
import { verbatim } from '../../contracts/told.ts'
import { part } from '../runtime/parts.ts'
import type { Steered } from './handler.ts'
import { NotDone } from './not-done.ts'

const performing = part(() => import('./perform.ts'))

/** Those that a world takes of itself; whatever concerns all of them is asked of the simulator. */
type Areas = Omit<ControlCalls, 'worlds'>

/** The calls of /control in process: one object with the members of path, query and body. @throws NotDone */
export type InProcess = {
  readonly [Area in keyof Areas]: {
    readonly [Name in keyof Areas[Area]]: (
      ...given: GivenTo<Areas[Area][Name]>
    ) => Promise<GivesBack<Areas[Area][Name]>>
  }
}

/** Once for all worlds. */
const areas = Object.keys(controlCalls)
  .filter(area => area !== 'worlds')
  .map(area => [area, allControlCalls.filter(it => it.area === area)] as const)

/** Characters of what is told of a member that does not fit. */
const LONGEST_TEXT = 4000

const parsed = (schema: z.ZodObject | undefined, given: Readonly<Record<string, unknown>>): unknown => {
  if (schema === undefined) return undefined
  const read = schema.safeParse(given)
  if (!read.success) throw new NotDone(400, verbatim(cut(z.prettifyError(read.error), LONGEST_TEXT)))
  return read.data
}

/** The path's own are taken out; what is left is the query's or the body's, and theirs to refuse. */
const inputOf = ({ params, query, body }: ControlCallShape, given: Readonly<Record<string, unknown>>) => {
  const isOfPath = ([name]: readonly [string, unknown]) => params !== undefined && Object.hasOwn(params.shape, name)
  const members = Object.entries(given)
  const rest = Object.fromEntries(members.filter(member => !isOfPath(member)))
  return {
    params: parsed(params, Object.fromEntries(members.filter(isOfPath))),
    query: parsed(query, rest),
    body: parsed(body, rest),
    lines: undefined,
  }
}

const callOf =
  (listed: ListedControlCall, steered: () => Promise<Steered>) =>
  async (given: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
    const { perform } = await performing()
    return perform(listed, inputOf(listed.operation, given), { ...(await steered()), tongue: 'en' })
  }

/** @param steered the world that is steered */
export const inProcess = (steered: () => Promise<Steered>): InProcess =>
  Object.fromEntries(
    areas.map(([area, calls]) => [
      area,
      Object.fromEntries(calls.map(listed => [listed.name, callOf(listed, steered)])),
    ]),
  ) as unknown as InProcess
