import { expect, test } from 'vitest'
import { encryptToken } from '../../../../client/encrypt-token.ts'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import type { Log } from '../../../../simulator/index.ts'
import { simulated } from '../../simulated.ts'

/** A log that keeps its lines as text. */
const keeping = () => {
  const lines: string[] = []
  const keep = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`)
  const log: Log = { enabled: true, info: keep, error: keep }
  return { log, lines }
}

test('X-Test-System-Warning comes back as X-System-Warning', async () => {
  const { ask } = simulated()
  const headers = { 'X-Test-System-Warning': 'maintenance tonight' }
  const response = await ask('POST /v2/auth/challenge', { headers })
  expect(response.headers.get('X-System-Warning')).toBe('maintenance tonight')
})

test('a warning is folded to ASCII, as header values are', async () => {
  const { ask } = simulated()
  // Headers hold bytes: Latin-1 letters are the only others that can get in.
  const headers = { 'X-Test-System-Warning': 'pr\u00f3ba' }
  const response = await ask('POST /v2/auth/challenge', { headers })
  expect(response.headers.get('X-System-Warning')).toBe('proba')
})

test('an answer without a fault has neither warning nor explanation', async () => {
  const { ask } = simulated()
  const { headers } = await ask('POST /v2/auth/challenge')
  expect(headers.get('X-System-Warning')).toBeNull()
  expect(headers.get('X-Simulator-Explanation')).toBeNull()
})

test('a line is logged for each request: method, path and status; for a refusal its explanation, too', async () => {
  const { log, lines } = keeping()
  const { ask } = simulated({ log })
  await ask('POST /v2/auth/challenge')
  const refused = await ask('GET /v2/tokens')
  expect(lines).toEqual([
    expect.stringMatching(/^POST \/v2\/auth\/challenge .*"status":200/),
    expect.stringMatching(/^GET \/v2\/tokens .*"status":401/),
  ])
  expect(lines[1]).toContain(
    `"why":"The request has no Authorization header.","explanation":"${refused.headers.get('X-Simulator-Explanation')}"`,
  )
})

test('no log line and no explanation holds a bearer, a KSeF token or its secret', async () => {
  const { log, lines } = keeping()
  const { ask, client, explained, signedIn } = simulated({ log })
  const owner = await signedIn('5265877635')
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { referenceNumber, token } = await owner.tokens.generate({ body })
  const program = await signInWithToken(client, { token })
  const bearers = [await owner.accessToken(), owner.refreshToken, await program.accessToken(), program.refreshToken]

  // What people send by mistake.
  const secret = token.split('|')[2]!
  const answers = await Promise.all([
    ask('GET /v2/tokens', { bearer: token }),
    ask('GET /v2/tokens', { bearer: secret }),
    ask('GET /v2/tokens', { bearer: `${bearers[0]}x` }),
    ask('GET /v2/tokens', { bearer: bearers[1] }),
    ask('GET /v2/tokens', { headers: { Authorization: bearers[0]! } }),
    ask('POST /v2/auth/token/refresh', { bearer: bearers[0] }),
    ask('GET /v2/tokens', { bearer: bearers[0], headers: { 'x-continuation-token': secret } }),
  ])
  const ids = answers.map(answer => answer.headers.get('X-Simulator-Explanation')!)
  const [key] = await client.publicKeys.list()
  const [, context] = token.split('|')
  const wrong = [
    secret,
    `${secret}|${context}`,
    `${secret}|${context}|${referenceNumber}`,
    `${referenceNumber}|${secret}|${context}`,
  ]
  for (const text of wrong) {
    const { challenge, timestampMs } = await client.auth.challenge()
    const encryptedToken = await encryptToken(text, timestampMs, key!.certificate)
    const contextIdentifier = { type: 'Nip' as const, value: '5265877635' }
    const started = await client.auth.ksefToken({ body: { challenge, contextIdentifier, encryptedToken } })
    const bearer = started.authenticationToken.token
    bearers.push(bearer)
    const status = await ask(`GET /v2/auth/${started.referenceNumber}`, { bearer })
    ids.push(status.headers.get('X-Simulator-Explanation')!)
  }
  const explanations = await Promise.all(ids.map(async id => (await explained(id)).text))
  expect(explanations).toHaveLength(answers.length + wrong.length)

  const told = [...lines, ...explanations].join('\n')
  const leaked = [...bearers, ...bearers.map(bearer => bearer.split('.')[2]!), token, secret].filter(it =>
    told.includes(it),
  )
  expect(leaked).toEqual([])
})

test('a secret that stands in a path, a content type or a value by mistake gets into no log line and no explanation', async () => {
  const { log, lines } = keeping()
  const { ask, explained, signedIn } = simulated({ log })
  const owner = await signedIn('5265877635')
  const { token } = await owner.tokens.generate({ body: { description: 'Accounting', permissions: ['InvoiceRead'] } })
  const bearer = await owner.accessToken()
  const secrets = [token.split('|')[2]!, bearer.split('.')[2]!]
  const json = { 'Content-Type': 'application/json' }
  const answers = await Promise.all(
    [token, bearer, encodeURIComponent(token), `x.${bearer}`, `-${bearer}`].flatMap(secret => [
      ask(`GET /v2/tokens/${secret}`, { bearer }),
      ask(`DELETE /v2/tokens/${secret}`, { bearer }),
      ask(`GET /v2/${secret}/nowhere`),
      ask(`GET /nowhere/${secret}`),
      ask(`PUT /v2/auth/${secret}`),
      ask(`GET /storage/x/upo/upo_${secret}.xml`),
      ask(`GET /acube/invoices/${secret}`),
      ask('POST /v2/testdata/person/remove', { headers: { 'Content-Type': secret }, body: '{}' }),
      ask('POST /acube/login', { headers: { 'Content-Type': secret }, body: '{}' }),
      ask('POST /v2/testdata/subject', { json: { subjectType: secret } }),
      // Behind so much else that a cut before the mask would leave a part that nobody knows again.
      ask('POST /v2/testdata/subject', { json: { subjectType: `${'x '.repeat(80)}${secret}` } }),
      ask('POST /v2/testdata/subject', { headers: json, body: `{"subjectType":["${secret}"]}` }),
    ]),
  )
  const explanations = await Promise.all(answers.map(async answer => JSON.stringify(await explained(answer))))
  expect(explanations.filter(it => !it.includes('"text":"'))).toEqual([])
  const told = [...lines, ...explanations].join('\n')
  expect(secrets.filter(secret => told.includes(secret) || told.includes(secret.slice(0, 20)))).toEqual([])
  // What can be known of it stays.
  expect(told).toContain(`${token.split('|').slice(0, 2).join('|')}|•`)
})

test('an explanation and a log line are bounded, and the newest thousand keep no more than they show', async () => {
  const { log, lines } = keeping()
  const { ask, explained } = simulated({ log })
  const json = { subjectType: 'x'.repeat(200_000) }
  const refused = await ask('POST /v2/testdata/subject', { json })
  expect((await explained(refused)).text).toMatch(/^The body cannot be read\. subjectType: "x{200}…" is none of /)
  await ask(`GET /v2/${'a'.repeat(10_000)}`)
  expect(lines.filter(line => line.length > 5000)).toEqual([])
  expect(lines.at(-1)).toMatch(/^GET \/v2\/a{490,500}… /)
})
