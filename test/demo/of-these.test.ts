import { expect, test } from 'vitest'
import { createTraffic } from '../../simulator/acube/traffic.ts'
import type { Message, Tell } from '../../simulator/demo/message.ts'
import { ofThese } from '../../simulator/demo/of-these.ts'

const bearer = (nip: string): RequestInit => {
  const claims = Buffer.from(JSON.stringify({ cit: 'Nip', civ: nip })).toString('base64url')
  return { headers: { authorization: `Bearer eyJh.${claims}.signature` } }
}
const signIn = (nip: string): RequestInit => ({
  method: 'POST',
  body: JSON.stringify({ contextIdentifier: { type: 'Nip', value: nip } }),
})

/** What is told of calls, in order: `>` when it is sent, `<` when it is answered. */
const watched = () => {
  const told: string[] = []
  const tell: Tell = ({ path }) => {
    told.push(`> ${path}`)
    return ({ path, status }: Message) => told.push(`< ${path} ${status}`)
  }
  const traffic = createTraffic()
  const end = traffic.watch(ofThese(new Set(['1111111111']), tell))
  const fetch = traffic.through(async () => new Response('', { status: 200 }))
  const call = (path: string, init?: RequestInit) => fetch(new Request(`http://ksef.test${path}`, init))
  return { told, call, end }
}

test('a call that names the taxpayer is told', async () => {
  const { told, call } = watched()
  await call('/a', bearer('1111111111'))
  await call('/b', signIn('1111111111'))
  expect(told).toEqual(['> /a', '< /a 200', '> /b', '< /b 200'])
})

test('a call of another is not told, nor what came before it', async () => {
  const { told, call } = watched()
  await call('/challenge')
  await call('/a', bearer('2222222222'))
  await call('/b', bearer('1111111111'))
  expect(told).toEqual(['> /b', '< /b 200'])
})

test('a call that names nobody is told with the next that does', async () => {
  const { told, call } = watched()
  await call('/keys')
  await call('/challenge')
  expect(told).toEqual([])
  await call('/sign-in', signIn('1111111111'))
  expect(told).toEqual(['> /keys', '< /keys 200', '> /challenge', '< /challenge 200', '> /sign-in', '< /sign-in 200'])
})

test('the bearer of a sign-in under way names nobody: the sign-in has', async () => {
  const { told, call } = watched()
  const underWay = { headers: { authorization: `Bearer eyJh.${Buffer.from('{"arn":"1"}').toString('base64url')}.x` } }
  await call('/sign-in', signIn('2222222222'))
  await call('/status', underWay)
  await call('/sign-in', signIn('1111111111'))
  await call('/status', underWay)
  expect(told).toEqual(['> /sign-in', '< /sign-in 200', '> /status', '< /status 200'])
})

test('who has left is told nothing', async () => {
  const { told, call, end } = watched()
  end()
  expect((await call('/a', bearer('1111111111'))).status).toBe(200)
  expect(told).toEqual([])
})
