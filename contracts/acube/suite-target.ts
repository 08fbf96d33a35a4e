import { strict as assert } from 'node:assert'
import { freshNip, type Session, signInOwner } from '../ksef/suite-preparation.ts'
import { makeToken } from '../ksef/suite-tokens.ts'
import type { Method } from '../operation.ts'
import type { Case, RawInit, Suite, Target } from '../suite.ts'
import type { Json } from '../suite-answers.ts'
import { problemTitle, problemType } from './errors.ts'
import type { Invoice } from './invoices.ts'
import type { KsefToken } from './ksef-tokens.ts'
import type { LegalEntity } from './legal-entities.ts'
import type { AcubeOperationShape } from './operation.ts'

/** What cases about A-Cube are run against, and how they come to where they start. */

export interface AcubeTarget {
  /** Any request, right or wrong. `path` is what follows `/acube`. */
  request(method: Method, path: string, init?: RawInit): Promise<Response>
  /** Who may sign in: two accounts that know nothing of each other. */
  readonly accounts: readonly [Account, Account]
  /** The KSeF that A-Cube works with. */
  readonly ksef: Target
}
export interface Account {
  readonly email: string
  readonly password: string
}

export type AcubeCase = Case<AcubeTarget>
export type AcubeSuite = Suite<AcubeTarget, AcubeOperationShape>

/** What must hold of an operation of A-Cube, or of what several have in common. */
export const acubeSuite = (
  about: AcubeOperationShape | string,
  cases: readonly AcubeCase[],
  of: readonly AcubeOperationShape[] = typeof about === 'string' ? [] : [about],
): AcubeSuite => ({ about, cases, of })

/** The JWT of an account. */
export const logIn = async ({ request, accounts }: AcubeTarget, which: 0 | 1 = 0): Promise<string> => {
  const response = await request('POST', '/login', { body: accounts[which] })
  assert.equal(response.status, 200)
  return ((await response.json()) as { token: string }).token
}

/** Calls of one account: what a right request answers. */
export interface Caller {
  /** @returns the body of an answer that must have the status. */
  <T = undefined>(method: Method, path: string, body?: object | string, status?: number): Promise<T>
  readonly token: string
}

export const callerOf = async (target: AcubeTarget, which: 0 | 1 = 0): Promise<Caller> => {
  const token = await logIn(target, which)
  const call = async (method: Method, path: string, body?: object | string, status = 200) => {
    const headers: Record<string, string> = typeof body === 'string' ? { 'Content-Type': 'application/xml' } : {}
    const response = await target.request(method, path, { token, body, headers })
    const text = await response.text()
    assert.equal(response.status, status, text)
    return text === '' ? undefined : JSON.parse(text)
  }
  return Object.assign(call, { token }) as Caller
}

/** The body that registers a company. */
export const companyOf = (nip = freshNip(), changes: object = {}) => ({
  nip,
  name: 'MojaFirma',
  addressLine1: 'ul. Fakturowa',
  addressLine2: '20',
  postcode: '00-001',
  city: 'Warszawa',
  countryIso2: 'PL',
  email: 'ceo@mojadomena.pl',
  ...changes,
})

export const register = (call: Caller, nip = freshNip()): Promise<LegalEntity> =>
  call<LegalEntity>('POST', '/legal-entities', companyOf(nip), 201)

export const entityNow = (call: Caller, { uuid }: { readonly uuid: string }): Promise<LegalEntity> =>
  call<LegalEntity>('GET', `/legal-entities/${uuid}`)

/** The way to an entity's tokens. */
export const tokensAt = ({ uuid }: { readonly uuid: string }, verb: string): string =>
  `/legal-entities/${uuid}/ksef-token/${verb}`

/** A KSeF token as its owner makes it. */
export const ksefTokenOf = async (
  target: AcubeTarget,
  nip: string,
): Promise<{ token: string; referenceNumber: string; owner: Session }> => {
  const owner = await signInOwner(target.ksef, nip)
  return { ...(await makeToken(target.ksef, owner)), owner }
}

export const handOver = (call: Caller, entity: LegalEntity, authorizationToken: string, autoSelect = false) =>
  call<KsefToken>('POST', tokensAt(entity, 'create'), { authorizationToken, autoSelect }, 201)

export interface Onboarded {
  readonly call: Caller
  readonly entity: LegalEntity
  readonly held: KsefToken
  /** Who made the token. */
  readonly owner: Session
  readonly referenceNumber: string
}

/** A legal entity that is active, with a token that is selected. */
export const onboarded = async (target: AcubeTarget, nip = freshNip()): Promise<Onboarded> => {
  const call = await callerOf(target)
  const entity = await register(call, nip)
  const { token, owner, referenceNumber } = await ksefTokenOf(target, nip)
  const held = await handOver(call, entity, token, true)
  const active = await entityBecomes(target, call, entity, 'active')
  return { call, entity: active, held: { ...held, isActive: true }, owner, referenceNumber }
}

export const entityBecomes = (target: AcubeTarget, call: Caller, entity: LegalEntity, status: LegalEntity['status']) =>
  target.ksef.settle(
    () => entityNow(call, entity),
    seen => seen.status === status,
  )

export const invoiceNow = (call: Caller, { uuid }: { readonly uuid: string }): Promise<Invoice> =>
  call<Invoice>('GET', `/invoices/${uuid}`)

/** What came of a sent invoice, its UPO included. */
export const invoiceSettled = (target: AcubeTarget, call: Caller, sent: { readonly uuid: string }): Promise<Invoice> =>
  target.ksef.settle(
    () => invoiceNow(call, sent),
    ({ status, hasUpo }) => status === 'invalid' || (status === 'valid' && hasUpo),
  )

/** A problem with violations: `path: message` of each. */
export const violationsOf = async (response: Response): Promise<string[]> => {
  assert.equal(response.status, 422, await response.clone().text())
  const body = (await response.json()) as { violations: { propertyPath: string; message: string }[]; detail: string }
  const lines = body.violations.map(({ propertyPath, message }) =>
    propertyPath ? `${propertyPath}: ${message}` : message,
  )
  assert.equal(body.detail, lines.join('\n'))
  return lines
}

/** A problem without violations, of the type that A-Cube prints. */
export const problemOf = async (response: Response, status: number): Promise<string> => {
  assert.equal(response.status, status, await response.clone().text())
  assert.equal(response.headers.get('Content-Type')?.split(';')[0], 'application/problem+json')
  const { type, title, detail } = (await response.json()) as Record<string, string>
  assert.deepEqual([type, title], [problemType, problemTitle])
  return detail!
}

/** The body of a 401. */
export const firewallOf = async (response: Response): Promise<Json> => {
  assert.equal(response.status, 401)
  return (await response.json()) as Json
}
