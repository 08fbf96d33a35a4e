import { constants, createHash, createPrivateKey, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  certificateLink,
  enrollCertificate,
  invoiceLink,
  makeInvoice,
  qrSiteOf,
  revokeCertificate,
  sendInvoice,
} from '../../../../client/index.ts'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'
const site = 'http://ksef.test'
const issueDate = '2026-11-22'
const invoiceOf = (number: string, seller = nip): string =>
  makeInvoice({
    seller: { nip: seller, name: 'Firma', address: 'Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca Ś', address: 'Gdańsk' },
    number,
    issueDate,
    lines: [{ name: 'Usługa', netPrice: 100 }],
  })
const xml = invoiceOf('FV/1')

const pages = (options?: Parameters<typeof simulated>[0]) => {
  const all = simulated(options)
  const page = async (link: string) => {
    const response = await all.simulator.fetch(link)
    return { status: response.status, text: await response.text(), response }
  }
  const json = async (link: string) =>
    (await all.simulator.fetch(link, { headers: { Accept: 'application/json' } })).json()
  const sent = async (document: string, more: Partial<Parameters<typeof sendInvoice>[1]> = {}) =>
    sendInvoice(await all.signedIn(nip), { xml: document, ...more })
  return { ...all, page, json, sent }
}

test('KOD I: not found, and 200, before the invoice is sent; found with its number afterwards', async () => {
  const { page, sent, explained } = pages()
  const link = await invoiceLink({ site, sellerNip: nip, issueDate, xml })
  const before = await page(link)
  expect(before.status).toBe(200)
  expect(before.text).toContain('Faktura nie została znaleziona w KSeF')
  expect((await explained(before.response)).text).toMatch(/No invoice accepted by now has the seller 5265877635/)
  const { ksefNumber } = await sent(xml)
  const after = await page(link)
  expect(after.text).toContain('Faktura znajduje się w KSeF')
  expect(after.text).toContain(ksefNumber)
  expect(after.text).toMatch(/Tryb wystawienia faktury<\/dt><dd>Online/)
  expect(after.response.headers.get('content-type')).toBe('text/html; charset=utf-8')
})

test.each([
  ['another day', { issueDate: '2026-11-21' }],
  ['another seller', { sellerNip: '7980332920' }],
  ['another document', { xml: `${xml} ` }],
])('KOD I of %s is not found', async (_, change) => {
  const { json, sent } = pages()
  await sent(xml)
  expect(await json(await invoiceLink({ site, sellerNip: nip, issueDate, xml, ...change }))).toEqual({ found: false })
})

test('KOD I of an invoice that was declared offline says so', async () => {
  const { page, sent } = pages()
  await sent(xml, { offline: true })
  const { text } = await page(await invoiceLink({ site, sellerNip: nip, issueDate, xml }))
  expect(text).toMatch(/Tryb wystawienia faktury<\/dt><dd>Offline/)
})

test('KOD I finds an invoice that is accepted and not stored yet, and then does not give it', async () => {
  const { page, sent, simulator, runtime } = pages({ delays: { storage: 60_000 } })
  await sent(xml)
  const link = await invoiceLink({ site, sellerNip: nip, issueDate, xml })
  expect((await page(link)).text).toContain('Faktura znajduje się w KSeF')
  const body = new URLSearchParams({ buyer: '7980332920', grossAmount: '123,00' })
  const asked = () => simulator.fetch(link, { method: 'POST', body })
  expect(await (await asked()).text()).toContain('Wystąpił nieoczekiwany błąd. Spróbuj ponownie później.')
  runtime.advance(60_000)
  expect(await (await asked()).text()).toBe(xml)
})

test.each([
  ['by number', '7980332920', '123.00', true],
  ['by name', ' nabywca ś ', '123', true],
  ['another amount', '7980332920', '123,01', false],
  ['another buyer', '5265877635', '123', false],
  ['nobody', '', '123', false],
  ['no amount', '7980332920', '', false],
])('the invoice behind KOD I is given to who knows it: %s', async (_, buyer, grossAmount, given) => {
  const { sent, simulator } = pages()
  await sent(xml)
  const link = await invoiceLink({ site, sellerNip: nip, issueDate, xml })
  const answer = await simulator.fetch(link, { method: 'POST', body: new URLSearchParams({ buyer, grossAmount }) })
  expect(answer.headers.get('content-type')).toBe(given ? 'application/xml' : 'text/html; charset=utf-8')
})

test.each([
  '/invoice/1/01-02-2026/x',
  `/invoice/${nip}/31-02-2026/${'a'.repeat(43)}`,
  `/certificate/Nip/1/${nip}/0/x/y`,
])('%s is no link at all: 404', async path => {
  const { page } = pages()
  expect((await page(site + path)).status).toBe(404)
})

const hash = createHash('sha256').update(xml).digest('base64url')

const withOffline = async (key: 'p256' | 'rsa' = 'p256', options?: Parameters<typeof simulated>[0]) => {
  const all = pages(options)
  const owner = await all.signedIn(nip)
  const certificate = await enrollCertificate(owner, { name: 'Offline 1', type: 'Offline', key })
  return { ...all, owner, certificate }
}
const good = { exists: true, active: true, signature: true, right: true }

test.each(['p256', 'rsa'] as const)(
  'KOD II signed with a key %s holds, in the texts of both generations',
  async key => {
    const { page, certificate } = await withOffline(key)
    const { status, text } = await page(await certificateLink({ site, xml, sellerNip: nip, certificate }))
    expect(status).toBe(200)
    for (const said of [
      'Weryfikacja prawidłowa',
      'Certyfikat istnieje',
      'Certyfikat jest aktywny',
      'Podpis wystawcy jest prawidłowy',
      'Wystawca posiada uprawnienia do wystawienia faktury',
    ])
      expect(text).toContain(said)
  },
)

test.each([
  ['DER', 'der', 'ksef.test'],
  ["KSeF's own host kept in the text", 'ieee-p1363', 'qr-test.ksef.mf.gov.pl'],
] as const)('KOD II holds: %s', async (_, dsaEncoding, host) => {
  const { json, certificate } = await withOffline()
  const path = `/certificate/Nip/${nip}/${nip}/${certificate.serialNumber}/${hash}`
  const key = createPrivateKey(certificate.privateKey)
  const signature = sign('sha256', Buffer.from(host + path), { key, dsaEncoding }).toString('base64url')
  expect(await json(`${site}${path}/${signature}`)).toEqual({ valid: true, ...good })
})

test('KOD II: the unused bits of the last character are ignored', async () => {
  const { json, certificate } = await withOffline('rsa')
  const link = await certificateLink({ site, xml, sellerNip: nip, certificate })
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const next = alphabet[alphabet.indexOf(link.at(-1)!) ^ 1]
  expect(await json(link.slice(0, -1) + next)).toMatchObject({ valid: true })
})

test.each([
  ['another host', (path: string) => `example.test${path}`],
  ['the scheme', (path: string) => `http://ksef.test${path}`],
  ['a final slash', (path: string) => `ksef.test${path}/`],
  ['its hash instead', (path: string) => createHash('sha256').update(`ksef.test${path}`).digest()],
])('KOD II fails by the signature alone when what was signed has %s', async (_, text) => {
  const { page, json, certificate, explained } = await withOffline()
  const path = `/certificate/Nip/${nip}/${nip}/${certificate.serialNumber}/${hash}`
  const key = createPrivateKey(certificate.privateKey)
  const signature = sign('sha256', Buffer.from(text(path)), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  const link = `${site}${path}/${signature}`
  expect(await json(link)).toEqual({ valid: false, ...good, signature: false })
  const { text: said, response } = await page(link)
  expect(said).toContain('Weryfikacja nieprawidłowa')
  expect(said).toContain('Podpis wystawcy jest nieprawidłowy')
  expect((await explained(response)).text).toContain(`ksef.test${path}`)
})

test.each(['test', 'AAAA', encodeURIComponent('<b>')])(
  'a signature %s is one that does not hold, on an ordinary page',
  async signature => {
    const { page, certificate } = await withOffline()
    const { status, text } = await page(
      `${site}/certificate/Nip/${nip}/${nip}/${certificate.serialNumber}/${hash}/${signature}`,
    )
    expect(status).toBe(200)
    expect(text).toContain('Podpis wystawcy jest nieprawidłowy')
    expect(text).not.toContain('<b>')
  },
)

test('RSA with a salt of another length fails', async () => {
  const { json, certificate } = await withOffline('rsa')
  const path = `/certificate/Nip/${nip}/${nip}/${certificate.serialNumber}/${hash}`
  const signature = sign('sha256', Buffer.from(`ksef.test${path}`), {
    key: certificate.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 20,
  }).toString('base64url')
  expect(await json(`${site}${path}/${signature}`)).toEqual({ valid: false, ...good, signature: false })
})

test('a revoked certificate exists and is not active', async () => {
  const { json, owner, certificate } = await withOffline()
  const link = await certificateLink({ site, xml, sellerNip: nip, certificate })
  await revokeCertificate(owner, certificate.serialNumber)
  expect(await json(link)).toEqual({ valid: false, ...good, active: false })
})

test('a certificate that has ended is not active', async () => {
  const { json, runtime, certificate } = await withOffline()
  const link = await certificateLink({ site, xml, sellerNip: nip, certificate })
  runtime.advance(731 * 86_400_000)
  expect(await json(link)).toEqual({ valid: false, ...good, active: false })
})

test('a certificate of type Authentication signs no codes', async () => {
  const { json, owner } = await withOffline()
  const certificate = await enrollCertificate(owner, { name: 'Auth 1', type: 'Authentication' })
  const link = await certificateLink({ site, xml, sellerNip: nip, certificate })
  expect(await json(link)).toEqual({ valid: false, ...good, signature: false })
})

test('a number that no certificate has: nothing holds', async () => {
  const { json, certificate } = await withOffline()
  const unknown = { ...certificate, serialNumber: '0123456789ABCDEF' }
  const link = await certificateLink({ site, xml, sellerNip: nip, certificate: unknown })
  expect(await json(link)).toEqual({ valid: false, exists: false, active: false, signature: false, right: false })
})

test('another context without a right there, or another seller: the right alone fails, and names the seller', async () => {
  const { json, page, certificate } = await withOffline()
  const other = '7980332920'
  const elsewhere = await certificateLink({
    site,
    xml,
    sellerNip: other,
    context: { type: 'Nip', value: other },
    certificate,
  })
  expect(await json(elsewhere)).toEqual({ valid: false, ...good, right: false })
  const own = await certificateLink({ site, xml, sellerNip: other, context: { type: 'Nip', value: nip }, certificate })
  expect((await page(own)).text).toContain(`Wystawca nie posiada uprawnień do wystawiania faktury w imieniu ${other}`)
})

test('with InvoiceWrite in the context of the seller the right holds, and falls with it', async () => {
  const { json, client, certificate } = await withOffline()
  const other = '7980332920'
  const body = {
    contextIdentifier: { type: 'Nip' as const, value: other },
    authorizedIdentifier: { type: 'Nip' as const, value: nip },
  }
  await client.testdata.grantPermissions({
    body: { ...body, permissions: [{ permissionType: 'InvoiceWrite', description: 'Accountants' }] },
  })
  const link = await certificateLink({ site, xml, sellerNip: other, certificate })
  expect(await json(link)).toEqual({ valid: true, ...good })
  await client.testdata.revokePermissions({ body })
  expect(await json(link)).toEqual({ valid: false, ...good, right: false })
})

const seller = '7980332920'
const firm = { fullName: 'Firma' }
const grantedBySeller =
  (permission: 'SelfInvoicing' | 'TaxRepresentative' | 'RRInvoicing') =>
  async ({ signedIn }: Awaited<ReturnType<typeof withOffline>>) => {
    const subjectIdentifier = { type: 'Nip' as const, value: nip }
    const body = { subjectIdentifier, permission, description: 'On its behalf', subjectDetails: firm }
    await (await signedIn(seller)).permissions.grantAuthorization({ body })
  }

test.each([
  ['SelfInvoicing', grantedBySeller('SelfInvoicing')],
  ['TaxRepresentative', grantedBySeller('TaxRepresentative')],
  ['RRInvoicing', grantedBySeller('RRInvoicing')],
  [
    'the group of the seller',
    async ({ client }: Awaited<ReturnType<typeof withOffline>>) => {
      const subunits = [{ subjectNip: nip, description: 'Member' }]
      await client.testdata.createSubject({
        body: { subjectNip: seller, subjectType: 'VatGroup', description: 'Group', subunits },
      })
    },
  ],
] as const)('KOD II holds for a seller who lets the context issue: %s', async (_, allow) => {
  const all = await withOffline()
  const link = await certificateLink({
    site,
    xml,
    sellerNip: seller,
    context: { type: 'Nip', value: nip },
    certificate: all.certificate,
  })
  expect(await all.json(link)).toEqual({ valid: false, ...good, right: false })
  await allow(all)
  expect(await all.json(link)).toEqual({ valid: true, ...good })
})

test('each check of KOD II is named on the page, and a suspended certificate fails by one of them alone', async () => {
  const { ask, page, certificate } = await withOffline()
  const link = await certificateLink({ site, xml, sellerNip: nip, certificate })
  const sentences = async () =>
    [...(await page(link)).text.matchAll(/<li[^>]*>([^<]+)<\/li>/g)].map(([, sentence]) => sentence)
  const [exists, active, signature, right] = await sentences()
  expect([exists, active, signature, right]).toEqual([
    'Certyfikat istnieje',
    'Certyfikat jest aktywny',
    'Podpis wystawcy jest prawidłowy',
    'Wystawca posiada uprawnienia do wystawienia faktury',
  ])
  await ask(`PUT /control/certificates/${certificate.serialNumber}`, { json: { status: 'Suspended' } })
  expect(await sentences()).toEqual([exists, 'Certyfikat jest nieaktywny', signature, right])
})

test('the link of an original finds its technical correction, and does not download it', async () => {
  const { page, sent, simulator } = pages()
  await sent(invoiceOf('FV/2'))
  // A duplicate is rejected; it is corrected technically under another number.
  const rejected = invoiceOf('FV/2').replace('Usługa', 'Towar')
  await expect(sent(rejected, { offline: true })).rejects.toMatchObject({ code: 440 })
  const { ksefNumber } = await sent(invoiceOf('FV/3'), {
    offline: true,
    hashOfCorrectedInvoice: createHash('sha256').update(rejected).digest('base64'),
  })
  const link = await invoiceLink({ site, sellerNip: nip, issueDate, xml: rejected })
  expect((await page(link)).text).toContain(ksefNumber)
  const body = new URLSearchParams({ buyer: '7980332920', grossAmount: '123' })
  expect(await (await simulator.fetch(link, { method: 'POST', body })).text()).toContain('Wystąpił nieoczekiwany błąd.')
})

test.each([
  ['https://api-test.ksef.mf.gov.pl/v2', 'https://qr-test.ksef.mf.gov.pl'],
  ['https://api.ksef.mf.gov.pl', 'https://qr.ksef.mf.gov.pl'],
  ['http://127.0.0.1:4010/v2', 'http://127.0.0.1:4010'],
])('the pages for the API at %s are at %s', (api, expected) => {
  expect(qrSiteOf(api)).toBe(expected)
})
