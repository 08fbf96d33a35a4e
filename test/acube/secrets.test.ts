import { expect, test } from 'vitest'
import { defaultAccounts } from '../../simulator/acube/accounts.ts'
import { seller, withAcube } from './company.ts'

test('no log line and no explanation holds a password, a JWT, a KSeF token or its secret', async () => {
  const lines: string[] = []
  const log = {
    enabled: true,
    info: (fields: object, message: string) => lines.push(JSON.stringify([fields, message])),
    error: (fields: object, message: string) => lines.push(JSON.stringify([fields, message])),
  }
  const { logIn, register, ksefToken, handOver, acube, ask, work } = withAcube({ log })
  const jwt = await logIn()
  const { uuid } = await register(seller)
  const { token } = await ksefToken()
  const forged = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')
  await ask('POST /acube/login', { json: { email: defaultAccounts[0]!.email, password: 'not-the-password' } })
  await ask('GET /acube/users/me', { bearer: token })
  await acube(`POST /legal-entities/${uuid}/ksef-token/create`, { json: { authorizationToken: forged } })
  await acube(`POST /legal-entities/${uuid}/ksef-token/create`, { json: { authorizationToken: `${token} ` } })
  await acube(`POST /legal-entities/${uuid}/ksef-token/select`, { json: { uuid: token } })
  // What is no JSON, and a token where none belongs.
  const headers = { 'Content-Type': 'application/json' }
  for (const body of [
    '{"password":\'typed-badly\'}',
    'password=typed-badly',
    `{"authorizationToken":"${token}" x}`,
    'typed-badly',
  ]) {
    await ask('POST /acube/login', { headers, body })
    await acube(`POST /legal-entities/${uuid}/ksef-token/create`, { headers, body })
    await ask('POST /v2/auth/ksef-token', { headers, body })
  }
  for (const path of ['/legal-entities/', '/authorization-flows/', '/nothing/'])
    for (const text of [token, encodeURIComponent(token), jwt]) {
      await acube(`GET ${path}${text}`)
      await acube(`PATCH ${path}${text}`)
    }
  await acube('POST /webhooks', {
    json: { legalEntity: token, webhookType: 'invoice-sender', webhookUrl: 'http://127.0.0.1:9/' },
  })
  await handOver(uuid, (await ksefToken()).token, true)
  await work()
  const explained: string[] = []
  for (let id = 1; id < 80; id++)
    explained.push(await (await ask(`GET /control/explanations/e${id.toString(36)}`)).text())
  const secrets = [
    jwt,
    token,
    token.split('|')[2]!,
    forged.split('|')[2]!,
    'not-the-password',
    'typed-badly',
    defaultAccounts[0]!.password,
  ]
  expect(lines.length).toBeGreaterThan(10)
  for (const secret of secrets) expect([...lines, ...explained].filter(line => line.includes(secret))).toEqual([])
})
