import { cut } from '../../contracts/bounds.ts'
import { Fault, faultHeader, notIn, notInHeader } from '../../contracts/control/faults.ts'
import type { Contract } from '../../contracts/ksef/contract.ts'
import { type Told, together, verbatim } from '../../contracts/told.ts'
import { note } from '../http/access-log.ts'
import type { Answer, Answering, Connection } from '../http/connection.ts'
import { tellFailure } from '../http/log.ts'
import type { OnPurpose } from '../http/on-purpose.ts'
import { contextInBearer } from '../ksef/http/context-in-bearer.ts'
import { operationOf } from '../ksef/http/operation-of.ts'
import { writeRefusal } from '../ksef/storage/refusals.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { why } from './explained-faults.ts'
import { gatewayPage, robotPage } from './gateway-pages.ts'
import { cutShort, lost, trickled, waited } from './lost-answers.ts'
import type { Ring, RingedWorld } from './rings.ts'

/** What goes wrong on purpose goes wrong here, around the answer; KSeF's own words are written where all of them are. */
export const faulty: Ring = (inner, world) => {
  const mayStrike = world.faults.all().length > 0
  return (request, connection) => {
    const asked = request.headers.get(faultHeader)
    return asked !== null || mayStrike ? struck(asked, request, connection, inner, world) : inner(request, connection)
  }
}

const struck = async (
  asked: string | null,
  request: Request,
  connection: Connection | undefined,
  inner: Answering,
  world: RingedWorld,
): Promise<Response> => {
  const operation = operationOf(request)
  const fault =
    asked === null || operation === undefined ? undefined : faultIn(asked, operation, world.services.contract)
  if (typeof fault === 'string') return unread(fault, request, world)
  const onPurpose = fault ?? (await standing(request, operation, world))
  return onPurpose === undefined ? inner(request, connection) : failing(onPurpose, request, connection, inner, world)
}

const standing = async (
  request: Request,
  operation: string | undefined,
  { faults }: RingedWorld,
): Promise<OnPurpose | undefined> => {
  const met = await faults.strike({ operation, context: contextInBearer(request) })
  return met && { ...met.fault, of: `the fault ${met.id}` }
}

/** A member of the header: text, but for what is true or a number. */
const valueIn = (text: string): unknown => {
  if (text === 'true') return true
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/** Characters of a header that are read, and of what is told of it. */
const LONGEST_HEADER = 1000
const LONGEST_FAULT = 500

/** What the header asks for, or why it cannot be read. */
const faultIn = (asked: string, operation: string, contract: Contract): OnPurpose | string => {
  const members = [...new URLSearchParams(cut(asked, LONGEST_HEADER))].map(([name, text]) => [name, valueIn(text)])
  const foreign = members.map(([name]) => String(name)).find(name => notInHeader().includes(name))
  if (foreign !== undefined) return `${foreign} goes with POST /control/faults: a header is for its own request alone.`
  const read = Fault().safeParse({ operation, ...Object.fromEntries(members) })
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')
  const lacking = notIn(contract, read.data)
  if (lacking !== undefined) return `the API ${contract.api} of this world has no ${lacking}.`
  return { ...read.data, of: `the header ${faultHeader}` }
}

const unread = async (fault: string, request: Request, world: RingedWorld): Promise<Response> => {
  const told = why('unreadHeader', { name: faultHeader, fault: cut(fault, LONGEST_FAULT) })
  const body = JSON.stringify({ title: 'Bad Request', status: 400, detail: told.en })
  const headers = { 'Content-Type': 'application/problem+json; charset=utf-8' }
  return explained(new Response(body, { status: 400, headers }), told, request, world)
}

const failing = async (
  onPurpose: OnPurpose,
  request: Request,
  connection: Connection | undefined,
  inner: Answering,
  world: RingedWorld,
): Promise<Response> => {
  const { delay, done, trickle } = onPurpose
  const { runtime } = world
  note(request, { fault: onPurpose.of, lost: onPurpose.lost })
  if (delay !== undefined) await waited(delay, runtime)
  const instead = insteadOf(onPurpose, world)
  if (instead === undefined) {
    const response = await inner(request, { ...connection, onPurpose })
    return onPurpose.cut ? cutShort(response, connection) : slowly(response, trickle, runtime)
  }
  const isDone = done === true && (await carriedOut(() => inner(request, connection), world))
  const told = together([why('onPurpose', { of: verbatim(onPurpose.of) }), why(isDone ? 'done' : 'notDone')])
  const response = await explained(instead, told, request, world)
  const { status, headers } = response
  note(request, { answered: { status, headers: Object.fromEntries(headers), body: undefined }, why: told.en })
  return onPurpose.lost ? lost(connection) : slowly(response, trickle, runtime)
}

/** Nobody will read the answer: what fails in the work is told in the log, and its caller meets what was wanted. */
const carriedOut = async (work: () => Answer, { log }: RingedWorld): Promise<boolean> => {
  try {
    await (await work()).body?.cancel()
    return true
  } catch (thrown) {
    tellFailure(log, thrown, 'work whose answer is lost on purpose failed')
    return false
  }
}

const slowly = (response: Response, trickle: number | undefined, runtime: Runtime): Response =>
  trickle === undefined ? response : trickled(response, trickle, runtime)

/** What the storage says of a link that does not open. */
const deadLink = ({ runtime }: RingedWorld): Response => {
  const { status, headers, body } = writeRefusal('AuthenticationFailed', runtime.now(), runtime)
  return new Response(body, { status, headers })
}

/** What stands in the place of the answer. */
const insteadOf = (onPurpose: OnPurpose, world: RingedWorld): Response | undefined => {
  if (onPurpose.status !== undefined) return gatewayPage(onPurpose.status)
  if (onPurpose.page !== undefined) return robotPage()
  if (onPurpose.deadLink) return deadLink(world)
  return onPurpose.lost ? new Response(null) : undefined
}

const explained = async (
  response: Response,
  text: Told,
  { method, url }: Request,
  { explanations, runtime }: RingedWorld,
): Promise<Response> => {
  const { pathname } = new URL(url)
  const at = new Date(runtime.now()).toISOString()
  const id = await explanations.add({ at, request: `${method} ${pathname}`, status: response.status, text })
  response.headers.set('X-Simulator-Explanation', id)
  return response
}
