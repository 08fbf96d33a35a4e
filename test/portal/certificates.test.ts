import { afterAll, expect, test } from 'vitest'
import { enrollCertificate, readPkcs12, signInWithCertificate } from '../../client/index.ts'
import { simulated } from '../simulator/simulated.ts'
import { pathsIn, Visitor } from './visitor.ts'

/** Certificates in the portal, without a browser. Each test has a firm of its own. */

const lines: string[] = []
const keep = (...line: unknown[]) => void lines.push(JSON.stringify(line))
const log = { enabled: true, info: keep, error: keep }
const { simulator, client, runtime, signedIn } = simulated({ delays: { enrollment: 1000, revocation: 1000 }, log })
afterAll(() => simulator.close())

const password = 'Abcdefghijkl-2026'
const calls = ({ html }: Visitor): string[] => pathsIn(html).map(path => /^\/v2([^?]*)/.exec(path)![1]!)
/** What is written, on one line. */
const said = ({ text }: Visitor): string => text.replace(/\s+/g, ' ')
const serialIn = ({ path }: Visitor): string => /certificate=(\w+)/.exec(path)?.[1] ?? ''

/** Applies, sees the request under way, and sees the certificate. Gives its serial number. */
const apply = async (visitor: Visitor, name: string, more: Record<string, string> = {}): Promise<string> => {
  await visitor.get('/web/certificates/apply')
  await visitor.post('/web/certificates/apply', { name, purpose: 'Authentication', key: 'p256', from: '', ...more })
  expect(visitor.text).toContain('100 Wniosek przyjęty do realizacji')
  expect(visitor.html).toContain('http-equiv="refresh"')
  runtime.advance(1000)
  await visitor.get(visitor.path)
  expect(visitor.text).toContain('Your certificate was issued.')
  return serialIn(visitor)
}

/** The file that a form gives: bytes, which the visitor reads as text. */
const takeAway = async (visitor: Visitor, certificate: string): Promise<Response> => {
  await visitor.get(`/web/certificates/certificate?certificate=${certificate}`)
  const body = new URLSearchParams({ csrf: visitor.csrf, certificate, password, again: password })
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  const headers = { cookie, 'Content-Type': 'application/x-www-form-urlencoded' }
  return simulator.fetch('http://ksef.test:4010/web/certificates/pkcs12', {
    method: 'POST',
    body: body.toString(),
    headers,
  })
}

test('from the request to a file that signs in: KSeF, panel, log and addresses see neither key nor password', async () => {
  const nip = '1234563218'
  const visitor = await new Visitor(simulator).signIn(nip)
  const serialNumber = await apply(visitor, 'Moja księgowość')
  expect(said(visitor)).toContain('Signing in to KSeF Authentication')
  const file = await takeAway(visitor, serialNumber)
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${serialNumber}.p12"`)
  const identity = await readPkcs12(new Uint8Array(await file.arrayBuffer()), { password })
  const session = await signInWithCertificate(client, { nip, identity })
  expect((await session.certificates.limits()).certificate.remaining).toBe(99)
  await visitor.get(`/web/certificates/file?certificate=${serialNumber}`)
  expect(visitor.html).toBe(identity.certificate)
  await visitor.get('/web/exchanges')
  const [, secret = ''] = identity.privateKey.split('\n')
  for (const hidden of [password, secret, 'PRIVATE KEY']) {
    expect(visitor.text, 'panel').not.toContain(hidden)
    expect(lines.join(), 'log').not.toContain(hidden)
    expect(visitor.addresses.join(), 'addresses').not.toContain(encodeURIComponent(hidden))
  }
  await visitor.get('/web/certificates')
  expect(visitor.text).toContain('99 of 100')
  expect(visitor.text).toContain('Moja księgowość')
})

test('one for the codes of offline invoices, RSA, from a day of choice', async () => {
  const visitor = await new Visitor(simulator).signIn('5265877635')
  const serialNumber = await apply(visitor, 'Offline', { purpose: 'Offline', key: 'rsa', from: '2026-11-23' })
  expect(said(visitor)).toContain('Signing the link that verifies the issuer Offline')
  expect(said(visitor)).toContain('Valid from 23 Nov 2026')
  const identity = await readPkcs12(new Uint8Array(await (await takeAway(visitor, serialNumber)).arrayBuffer()), {
    password,
  })
  expect(identity.privateKey.length, 'RSA').toBeGreaterThan(1000)
})

test('the key is of this session alone: another sees the certificate, and gets no file', async () => {
  const nip = '1111111111'
  const visitor = await new Visitor(simulator).signIn(nip)
  const serialNumber = await apply(visitor, 'First one')
  await visitor.post('/web/sign-out')
  const again = await new Visitor(simulator).signIn(nip)
  await again.get(`/web/certificates/certificate?certificate=${serialNumber}`)
  expect(again.text).toContain('Its private key is not in this session')
  expect(again.html).not.toContain('type="password"')
  const answer = await takeAway(again, serialNumber)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/web/certificates/certificate?certificate=${serialNumber}`,
  ])
  // A stranger finds none of that number.
  const stranger = await new Visitor(simulator).signIn('2222222222')
  await stranger.get(`/web/certificates/certificate?certificate=${serialNumber}`)
  expect(stranger.path).toBe(`/web/certificates?number=${serialNumber}`)
  expect(stranger.text).toContain('No certificate matches the filter')
})

test('the password of the file is as the real portal asks; what is wrong stands beside it, and it is not shown again', async () => {
  const visitor = await new Visitor(simulator).signIn('3333333333')
  const certificate = await apply(visitor, 'Third one')
  await visitor.post('/web/certificates/pkcs12', { certificate, password: 'zażółć', again: 'other' })
  expect(visitor.status).toBe(422)
  for (const sentence of ['15 to 32 characters', 'a capital letter', 'a digit', 'one of !@#', 'no Polish letters'])
    expect(visitor.text).toContain(sentence)
  expect(visitor.text).not.toContain('It needs a small letter')
  expect(visitor.text).toContain('This is not the same password.')
  expect(visitor.html).not.toContain('zażółć')
})

test('KSeF judges the request: name and day beside their fields, and the limit', async () => {
  const nip = '4444444444'
  const visitor = await new Visitor(simulator).signIn(nip)
  await visitor.post('/web/certificates/apply', { name: 'a;b', purpose: 'Authentication', from: '2099-01-01' })
  expect(visitor.status).toBe(422)
  expect(visitor.html).toMatch(/id="name-errors"><p>A name has 5 to 100 letters/)
  await visitor.post('/web/certificates/apply', { name: 'A name', purpose: 'Authentication', from: '2099-01-01' })
  expect(visitor.html).toMatch(/id="from-errors"><p>It cannot begin on this day\./)
  await (await signedIn(nip)).testdata.setCertificateLimits({ body: { certificate: { maxCertificates: 0 } } })
  await visitor.get('/web/certificates/apply')
  expect(visitor.text).toContain('0 of 0')
  expect(visitor.text).toContain('No request is left now.')
  await visitor.post('/web/certificates/apply', { name: 'A name', purpose: 'Authentication' })
  expect(visitor.text).toContain('25007')
  await visitor.get('/web/certificates/request?request=20260302-EH-0000000000-0000000000-00')
  expect(visitor.text).toContain('25005')
})

test('revoked after a question, with a reason; the status is seen moving, and a second time KSeF refuses', async () => {
  const visitor = await new Visitor(simulator).signIn('5555555555')
  const certificate = await apply(visitor, 'Fifth one')
  for (const action of ['revoke', 'file']) {
    await visitor.get(`/web/certificates/${action}?list=name%3DFifth`)
    expect([action, visitor.path]).toEqual([action, '/web/certificates?name=Fifth&unselected=1'])
    expect(visitor.text).toContain('Select a certificate first.')
  }
  await visitor.get(`/web/certificates/revoke?certificate=${certificate}&list=name%3DFifth`)
  expect(visitor.text).toContain('Revoke this certificate?')
  await visitor.post('/web/certificates/revoke', { certificate, list: 'name=Fifth', reason: 'Superseded' })
  expect(visitor.path).toBe(`/web/certificates?name=Fifth&revoked=${certificate}`)
  expect(visitor.html).toContain('data-status="Blocked"')
  runtime.advance(1000)
  await visitor.get(visitor.path)
  expect(visitor.html).toContain('data-status="Revoked"')
  await visitor.post('/web/certificates/revoke', { certificate, reason: 'Unspecified' })
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain('25009')
})

test('the list is filtered and paged by KSeF: one call for the page, one for the limits', async () => {
  const nip = '6666666666'
  const session = await signedIn(nip)
  for (let count = 1; count <= 11; count++)
    await enrollCertificate(session, { name: `Number ${count}`, type: count % 2 ? 'Authentication' : 'Offline' })
  const visitor = await new Visitor(simulator).signIn(nip)
  await visitor.get('/web/certificates')
  expect(calls(visitor)).toEqual(['/certificates/query', '/certificates/limits'])
  expect(visitor.html.match(/name="certificate"/g)).toHaveLength(10)
  await visitor.get((/href="([^"]*)">Next page/.exec(visitor.html)?.[1] ?? '').replaceAll('&amp;', '&'))
  expect(visitor.html.match(/name="certificate"/g)).toHaveLength(1)
  await visitor.get('/web/certificates?purpose=Offline&status=Active&name=number+1&ends=2027-01-01')
  expect([...visitor.html.matchAll(/<a [^>]*><bdi[^>]*>([^<]*)<\/bdi>/g)].map(([, name]) => name)).toEqual([
    'Number 10',
  ])
  await visitor.get('/web/certificates?number=12')
  expect(visitor.html).toMatch(/id="filter-number-errors"><p>A serial number has 16 hexadecimal digits\./)
})
