import { expectTypeOf, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import type { Fetch } from '../../client/connection.ts'
import type { Session } from '../../client/session.ts'
import type { Token } from '../../contracts/ksef/tokens/token.ts'
import type { Simulator } from '../../simulator/index.ts'

const client = {} as Client

test('an input without what it requires does not compile', () => {
  expectTypeOf(client.tokens.revoke).parameter(0).toEqualTypeOf<{ readonly params: { referenceNumber: string } }>()
  // @ts-expect-error: params are required
  void (() => client.tokens.revoke({}))
  // @ts-expect-error: the whole input is required
  void (() => client.tokens.revoke())
  // @ts-expect-error: no such permission
  void (() => client.tokens.generate({ body: { description: 'Accounting', permissions: ['Everything'] } }))
})

test('an input of which nothing is required may be left out', () => {
  expectTypeOf(client.tokens.list).toBeCallableWith()
  expectTypeOf(client.tokens.list).toBeCallableWith({ query: { status: ['Active'], pageSize: 50 } })
})

test('an operation without input takes none', () => {
  expectTypeOf(client.auth.challenge).parameters.toEqualTypeOf<[]>()
})

test('the output is what the contract declares', () => {
  expectTypeOf(client.tokens.get).returns.resolves.toEqualTypeOf<Token>()
  expectTypeOf(client.tokens.revoke).returns.resolves.toEqualTypeOf<undefined>()
  expectTypeOf(client.auth.challenge).returns.resolves.toHaveProperty('timestampMs').toBeNumber()
})

test('a signed document is text or octets', () => {
  expectTypeOf(client.auth.xadesSignature).parameter(0).toHaveProperty('xml').toEqualTypeOf<string | Uint8Array>()
})

test('planned operations are not there', () => {
  expectTypeOf<Client>().not.toHaveProperty('certificates')
  expectTypeOf<Client['testdata']>().not.toHaveProperty('changeCertificate')
  expectTypeOf<Client['testdata']>().toHaveProperty('createSubject')
})

test('the global fetch and a simulator of the same process are both a fetch', () => {
  expectTypeOf(globalThis.fetch).toExtend<Fetch>()
  expectTypeOf<Simulator['fetch']>().toExtend<Fetch>()
})

test('a session is a client', () => {
  expectTypeOf<Session>().toExtend<Client>()
})
