import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { xmlText } from '../../contracts/xml-text.ts'
import { type CurlCommand, curlCommand } from '../../simulator/portal/curl-command.ts'
import { createExchangeLog, keptExchanges } from '../../simulator/portal/exchanges.ts'
import { prettyXml } from '../../simulator/portal/pretty-xml.ts'

const origin = 'http://ksef.test'
const ask = (path: string, init?: RequestInit) => new Request(origin + path, init)
const answering = (respond: (request: Request) => Response) => createExchangeLog(async request => respond(request))

test('the newest exchanges are kept and no more', async () => {
  const log = answering(() => Response.json({}))
  for (let count = 0; count < keptExchanges + 5; count++) await log.fetch(ask(`/v2/${count}`))
  expect(log.all()).toHaveLength(keptExchanges)
  expect(log.all().at(-1)?.path).toBe(`/v2/${keptExchanges + 4}`)
})

test('the same question with the same answer is counted, within its step', async () => {
  const log = answering(request => Response.json({ path: request.url }))
  log.begin()
  for (let count = 0; count < 3; count++) {
    await log.fetch(ask('/v2/a'))
    await log.fetch(ask('/v2/b'))
  }
  expect(log.ofStep().map(({ path, times }) => [path, times])).toEqual([
    ['/v2/a', 3],
    ['/v2/b', 3],
  ])
  log.begin()
  expect(log.ofStep()).toEqual([])
  await log.fetch(ask('/v2/a'))
  expect(log.ofStep()).toHaveLength(1)
  expect(log.all()).toHaveLength(3)
})

test('a large body is cut', async () => {
  const log = answering(() => new Response('x'.repeat(1_000_000)))
  await log.fetch(ask('/v2/large'))
  expect(log.all()[0]?.responseBody.length).toBeLessThan(20_000)
})

test('what the simulator explains stands beside its answer', async () => {
  const log = answering(request =>
    request.url.endsWith('/control/explanations/e7')
      ? Response.json({ text: request.headers.get('accept-language') === 'pl' ? 'Bo tak.' : 'Because.' })
      : new Response('{}', { status: 400, headers: { 'X-Simulator-Explanation': 'e7' } }),
  )
  await log.fetch(ask('/v2/tokens'))
  expect(log.all()).toMatchObject([{ explanationId: 'e7', explanation: { en: 'Because.', pl: 'Bo tak.' } }])
  expect(log.explanation('e7')).toEqual({ en: 'Because.', pl: 'Bo tak.' })
  expect(log.explanation(undefined)).toBeUndefined()
})

test('the answer is still there for who asked', async () => {
  const log = answering(() => Response.json({ all: 'of it' }))
  const response = await log.fetch(ask('/v2/a', { method: 'POST', body: '{"b":1}' }))
  expect(await response.json()).toEqual({ all: 'of it' })
})

/** Answers what a sign-in is asked for, and shows what else it is given. */
const standIn = `curl() { case "$*" in
  *control/sign-in*) printf '{"accessToken":{"token":"mine","validUntil":""},"refreshToken":{"token":"fresh"}}' ;;
  *) "$NODE" -p 'JSON.stringify(process.argv.slice(1))' -- "$@" ;;
esac; }
`
/** What a shell makes of a command. */
const argumentsOf = ({ command }: CurlCommand): string[] =>
  JSON.parse(
    execFileSync('sh', ['-c', standIn + command], {
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath },
    }),
  )
const bearing = (claims: object): string =>
  `Bearer eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`

test('a curl command says the same as the request, whatever stands in it, and gets its bearer itself', async () => {
  const claims = { typ: 'ContextToken', cit: 'Nip', civ: '1234563218' }
  const body = `{"description":"it's \\"$HOME\\" \`date\` \\\\ !\\n"}`
  const request = ask("/v2/tokens?a='b'", {
    method: 'POST',
    body,
    headers: { Authorization: bearing(claims), 'Content-Type': 'application/json' },
  })
  const curl = curlCommand(request, body)
  expect(curl.spent).toBeUndefined()
  expect(curl.command).toContain('"Authorization: Bearer $ACCESS_TOKEN"')
  expect(curl.command).not.toContain('c2ln')
  const given = argumentsOf(curl)
  expect(given).toContain(request.url)
  expect(given).toContain('Authorization: Bearer mine')
  expect(JSON.parse(given.at(-1)!)).toEqual(JSON.parse(body))
})

test.each([
  [
    'a refresh token is got likewise',
    { typ: 'RefreshToken', cit: 'Nip', civ: '1234563218' },
    /^REFRESH_TOKEN=[\s\S]*Bearer fresh$/,
  ],
  ['one of a sign-in cannot be got', { typ: 'AuthenticationToken', arn: 'a' }, /^curl [\s\S]*Bearer $/],
  [
    'nor one of a context without a NIP',
    { typ: 'ContextToken', cit: 'InternalId', civ: '1-1' },
    /^curl [\s\S]*Bearer $/,
  ],
  ['nor one whose context is none', { typ: 'ContextToken', cit: 'Nip', civ: '1', sud: '{' }, /^curl [\s\S]*Bearer $/],
  ['nor what is none of ours', { typ: 'constructor', cit: 'Nip', civ: '1' }, /^curl [\s\S]*Bearer $/],
])('%s', (_, claims, expected) => {
  const curl = curlCommand(ask('/v2/a', { headers: { Authorization: bearing(claims) } }), '')
  const bearer = argumentsOf(curl).find(it => /^authorization/i.test(it))
  expect(`${curl.command}\n${bearer}`).toMatch(expected)
  expect(curl.spent).toBe(claims.typ === 'AuthenticationToken' ? 'curlOfOneSignIn' : undefined)
})

test('a signed document goes into the curl command octet for octet', () => {
  const xml = `<a b='1'>\n  it's <c/>\t</a>`
  const curl = curlCommand(ask('/v2/a', { method: 'POST', body: xml }), xml)
  expect(argumentsOf(curl).at(-1)).toBe(xml)
  expect(curl.spent).toBe('curlChallengeSpent')
})

test('a document is printed with a line for each element', async () => {
  expect((await prettyXml('<?xml version="1.0"?><a><b x="1">text</b><c/><d><e>1</e></d></a>')).split('\n')).toEqual([
    '<?xml version="1.0"?>',
    '<a>',
    '  <b x="1">text</b>',
    '  <c/>',
    '  <d>',
    '    <e>1</e>',
    '  </d>',
    '</a>',
  ])
})

test('a CDATA section, a comment and text beside elements stay as they are', async () => {
  const parts = '<a>\n  <b><![CDATA[1 < 2 & <c/>]]></b>\n  <!-- <d> -->\n  <e>x <f/> y</e>\n</a>'
  expect(await prettyXml(parts.replace(/\n */g, ''))).toBe(parts)
})

test('what is no document, and a document with a DOCTYPE, comes back with nothing read into it', async () => {
  for (const text of ['no XML', '<a>', '<a>&b;</a>', '']) expect(await prettyXml(text)).toBe(text)
  const bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
  expect(await prettyXml(bomb)).not.toContain('root:')
})

test('whatever is printed prettily keeps its text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async text => {
      const pretty = await prettyXml(`<a>${xmlText(text)}</a>`)
      if (/[^\t\n\r -\ud7ff\ue000-\ufffd]/.test(text) || text.trim() === '') return
      using document = XmlDocument.fromString(pretty)
      expect(document.root.content).toBe(text)
    }),
  )
})
