import { expect, test } from 'vitest'
import { fixedRuntime } from '../../simulator/index.ts'
import type { SignedIn } from '../../simulator/portal/session.ts'
import { createSessions, idleLife } from '../../simulator/portal/sessions.ts'

const nobody = async () => new Response()
const open = (kept: number) => {
  const runtime = fixedRuntime({ at: 0, seed: 1 })
  return { runtime, sessions: createSessions(runtime, nobody, kept) }
}
const signedIn = { context: { type: 'Nip', value: '1234563218' } } as SignedIn

test('so many browsers are known and no more: who was idle longest goes first', () => {
  const { sessions } = open(3)
  const [first, second, third] = [1, 2, 3].map(() => sessions.open('192.0.2.7'))
  sessions.find(first!.id)
  const fourth = sessions.open('192.0.2.7')
  expect(sessions.size).toBe(3)
  expect(sessions.find(second!.id)).toBeUndefined()
  expect([first, third, fourth].map(session => sessions.find(session!.id))).toEqual([first, third, fourth])
})

test('passers-by do not push out who is signed in', () => {
  const { sessions } = open(3)
  const owner = sessions.open('192.0.2.7')
  owner.signedIn = signedIn
  for (let count = 0; count < 20; count++) sessions.open('192.0.2.8')
  expect(sessions.find(owner.id)).toBe(owner)
  expect(sessions.size).toBe(3)
})

test('a session ends when it was idle for long, and lives on while it is used', () => {
  const { runtime, sessions } = open(3)
  const session = sessions.open('192.0.2.7')
  runtime.advance(idleLife)
  expect(sessions.find(session.id)).toBe(session)
  runtime.advance(idleLife)
  expect(sessions.find(session.id)).toBe(session)
  runtime.advance(idleLife + 1)
  expect(sessions.find(session.id)).toBeUndefined()
})

test('what an idle session keeps, keys among it, is forgotten whoever comes next', () => {
  const { runtime, sessions } = open(3)
  sessions.open('192.0.2.7').certificateKeys.set('request', 'key')
  runtime.advance(idleLife)
  const { id } = sessions.open('192.0.2.8')
  runtime.advance(1)
  expect(sessions.size).toBe(2)
  sessions.find(id)
  expect(sessions.size).toBe(1)
})

test('a renewed session has another id and another CSRF token; the old id opens nothing', () => {
  const { sessions } = open(3)
  const session = sessions.open('192.0.2.7')
  const { id, csrf } = session
  sessions.renew(session)
  expect(session.id).not.toBe(id)
  expect(session.csrf).not.toBe(csrf)
  expect(sessions.find(id)).toBeUndefined()
  expect(sessions.find(session.id)).toBe(session)
})

test('ids are 256 bits from the runtime: the same seed gives the same', () => {
  expect(open(1).sessions.open('192.0.2.7').id).toMatch(/^[0-9a-f]{64}$/)
  expect(open(1).sessions.open('192.0.2.7').id).toBe(open(1).sessions.open('192.0.2.7').id)
})
