import { createHash, timingSafeEqual } from 'node:crypto'
import { allControlCalls } from '../../contracts/control/calls.ts'
import { addressList } from '../http/addresses.ts'
import { isLoopbackAddress } from '../http/loopback.ts'
import { operationTable } from '../http/operation-table.ts'

export interface SteeringOptions {
  /** Addresses and subnets beside this machine that may call what changes something or tells a secret under /control; `any`. */
  readonly controlFrom?: readonly string[]
  /** Who shows it as a bearer may, wherever it calls from. */
  readonly controlToken?: string
}

const { find } = operationTable(allControlCalls, '/control')
const pages: readonly string[] = ['/control/docs', '/control/openapi.json', '/control/seed.schema.json']

/** What changes nothing and tells no secret. */
const isOpen = (method: string, path: string): boolean =>
  pages.includes(path) || find(method, path)?.listed.operation.open === true

const digest = (text: string) => createHash('sha256').update(text).digest()

/** @throws Error for what is no address */
export const steeringBy = ({ controlFrom = [], controlToken }: SteeringOptions) => {
  const isNamed = addressList(controlFrom)
  const expected = controlToken === undefined || controlToken === '' ? undefined : digest(controlToken)
  const shows = ({ headers }: Request): boolean => {
    const [, token] = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '') ?? []
    return expected !== undefined && token !== undefined && timingSafeEqual(digest(token), expected)
  }
  /** Whether the request may come in. @param path inside its world @param caller an address */
  return (request: Request, path: string, caller: string): boolean => {
    if (!/^\/control(\/|$)/.test(path) || isOpen(request.method, path)) return true
    return isLoopbackAddress(caller) || isNamed(caller) || shows(request)
  }
}
