import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseUpoXml } from 'ksef-client-ts'
import { afterAll, expect, test } from 'vitest'
import { createClient, makeInvoice, sendBatch, signInWithSeal } from '../../client/index.ts'
import { register as registerCertificate } from '../../simulator/commands/certificate.ts'
import { register } from '../../simulator/commands/invoice.ts'
import { createSimulator, systemRuntime } from '../../simulator/index.ts'
import { readPng, readSvg } from '../read-qr.ts'
import { fill } from '../simulator/ksef/invoices/stored-invoice.ts'
import { sealOf } from '../simulator/simulated.ts'
import { storeOf } from '../simulator/store-of.ts'
import { runCommand } from './run-command.ts'

const today = '2026-11-22'
const runtime = systemRuntime({ at: Date.parse(`${today}T12:00:00Z`) })
const simulator = createSimulator({ rateLimits: 'off', runtime })
const { baseUrl } = await simulator.listen({ port: 0 })
const folder = await mkdtemp(join(tmpdir(), 'ksef-invoice-'))
afterAll(async () => {
  await simulator.close()
  await rm(folder, { recursive: true })
})

const seller = '5265877635'
const buyer = '7980332920'
const invoice = (...words: string[]) => runCommand(register, 'invoice', ...words, '--url', baseUrl)

const written = async (number: string): Promise<string> => {
  const file = join(folder, `${number}.xml`)
  const party = { name: 'Firma', address: 'Warszawa' }
  const lines = [{ name: 'Usługa', netPrice: 100 }]
  await writeFile(
    file,
    makeInvoice({
      seller: { ...party, nip: seller },
      buyer: { ...party, nip: buyer },
      number,
      issueDate: today,
      lines,
    }),
  )
  return file
}

const file = await written('FV-1')
const upoFile = join(folder, 'upo.xml')
const sent = await invoice('send', file, '--nip', seller, '--upo', upoFile)
const ksefNumber = sent.out.trim()

test('send prints the KSeF number and writes the UPO', async () => {
  expect(sent).toEqual({ out: `${ksefNumber}\n`, err: '', code: 0 })
  expect(ksefNumber).toMatch(/^5265877635-20261122-[0-9A-F]{12}-[0-9A-F]{2}$/)
  expect(parseUpoXml(await readFile(upoFile, 'utf8')).dokumenty).toMatchObject([{ numerKSeFDokumentu: ksefNumber }])
})

test('get prints the invoice to the byte, to the buyer too', async () => {
  const document = await readFile(file, 'utf8')
  expect(await invoice('get', ksefNumber, '--nip', buyer)).toEqual({ out: document, err: '', code: 0 })
})

test.each([
  ['the seller', [seller], true],
  ['the buyer, who asks as buyer', [buyer, '--as', 'buyer'], true],
  ['the buyer, who asks for sales', [buyer], false],
] as const)('list, for %s', async (_, words, shown) => {
  const line = `${ksefNumber}  ${today}  ${seller} > ${buyer}  123.00 PLN  FV-1\n`
  const { out } = await invoice('list', '--nip', ...words)
  expect(out.includes(line)).toBe(shown)
})

test('with --json the reference numbers come too', async () => {
  const { out } = await invoice('send', await written('FV-2'), '--nip', seller, '--json')
  const sent = JSON.parse(out)
  expect(sent).toEqual({
    ksefNumber: expect.any(String),
    invoiceReferenceNumber: expect.stringContaining('-EE-'),
    sessionReferenceNumber: expect.stringContaining('-SO-'),
  })
  const listed: { ksefNumber: string }[] = JSON.parse((await invoice('list', '--nip', seller, '--json')).out)
  expect(listed.map(({ ksefNumber }) => ksefNumber)).toContain(sent.ksefNumber)
})

test("an invoice that is rejected ends with KSeF's words and the reason", async () => {
  const file = await written('FV-3')
  await writeFile(file, (await readFile(file, 'utf8')).replace('<P_12>23<', '<P_12>23%<'))
  const { out, err, code } = await invoice('send', file, '--nip', seller)
  expect({ out, code }).toEqual({ out: '', code: 4 })
  expect(err).toMatch(/^KSeF refuses: 450: Błąd weryfikacji semantyki dokumentu faktury - The '.*P_12' element/)
  expect(err).toMatch(/\nWhy: The invoice breaks the schema/)
})

test('the form is what the document says, or what is asked for', async () => {
  const { err } = await invoice('send', await written('FV-4'), '--nip', seller, '--form', 'FA (2)')
  expect(err).toMatch(/Could not find schema information for the element '[^']*:Faktura'/)
  expect((await invoice('send', await written('FV-4'), '--nip', seller, '--form', 'FA (9)')).err).toMatch(
    /^error: FA \(9\) is no form\. The forms are: FA \(2\), FA \(3\)/,
  )
})

test('an invoice of others is not shown', async () => {
  const { out } = await invoice('send', await written('FV-5'), '--nip', seller)
  const { err, code } = await invoice('get', out.trim(), '--nip', '1111111111')
  expect(code).toBe(4)
  expect(err).toMatch(/^KSeF refuses: 403: Brak dostępu/)
})

test('a file that is not there is named', async () => {
  const { err, code } = await invoice('send', join(folder, 'none.xml'), '--nip', seller)
  expect(code).toBe(1)
  expect(err).toContain('none.xml')
})

const since = Date.parse('2026-11-20T00:00:00Z')

test('more than KSeF gives for one range are listed all, each once, the newest first', async () => {
  const nip = '1234563218'
  await fill(storeOf(simulator), 10_500, nip, since)
  const { out } = await invoice('list', '--nip', nip, '--json')
  const listed: { ksefNumber: string; invoicingDate: string }[] = JSON.parse(out)
  expect(listed).toHaveLength(10_500)
  expect(new Set(listed.map(({ ksefNumber }) => ksefNumber)).size).toBe(10_500)
  const dates = listed.map(({ invoicingDate }) => Date.parse(invoicingDate))
  expect(dates).toEqual(dates.toSorted((a, b) => b - a))
})

test('where no range could hold them the listing ends and says so', async () => {
  const nip = '7740001454'
  await fill(storeOf(simulator), 10_001, nip, since, true)
  const { err, code } = await invoice('list', '--nip', nip)
  expect(code).toBe(1)
  expect(err).toContain('more invoices of one instant')
})

test('qr draws KOD I and prints its link; KOD II with a certificate, and both are read back', async () => {
  const png = join(folder, 'one.png')
  const { out, code } = await runCommand(register, 'invoice', 'qr', file, '--out', png, '--url', baseUrl)
  expect(code).toBe(0)
  const link = out.trim()
  expect(link).toMatch(new RegExp(`^${new URL(baseUrl).origin}/invoice/${seller}/22-11-2026/[\\w-]{43}$`))
  expect(readPng(await readFile(png))).toBe(link)
  expect(await (await fetch(link)).text()).toContain(ksefNumber)

  const store = join(folder, 'offline.p12')
  const kept = ['--out', store, '--p12', '--password', 'secret']
  const words = ['--nip', seller, '--name', 'Offline 1', '--type', 'Offline', ...kept, '--url', baseUrl]
  expect((await runCommand(registerCertificate, 'certificate', 'enroll', ...words)).code).toBe(0)
  const svg = join(folder, 'two.svg')
  const certificate = ['--certificate', store, '--certificate-password', 'secret']
  const second = await runCommand(register, 'invoice', 'qr', file, '--out', svg, ...certificate, '--url', baseUrl)
  const drawn = await readFile(svg, 'utf8')
  expect(readSvg(drawn)).toBe(second.out.trim())
  expect(drawn).toContain('>CERTYFIKAT<')
  expect(await (await fetch(second.out.trim())).text()).toContain('Weryfikacja prawidłowa')
})

test('qr refuses what is no invoice', async () => {
  const other = join(folder, 'other.xml')
  await writeFile(other, '<a/>')
  const { err, code } = await runCommand(register, 'invoice', 'qr', other, '--out', join(folder, 'no.png'))
  expect(code).toBe(1)
  expect(err).toMatch(/no FA or FA_RR invoice/)
})

test('send --offline declares it; --corrects names the original by its hash', async () => {
  const offline = await written('FV-OFFLINE')
  const { ksefNumber: number } = JSON.parse(
    (await invoice('send', offline, '--nip', seller, '--offline', '--json')).out,
  )
  const listed = JSON.parse((await invoice('list', '--nip', seller, '--json')).out)
  expect(listed.find((it: { ksefNumber: string }) => it.ksefNumber === number).invoicingMode).toBe('Offline')
  // A duplicate of the number is rejected, and corrected under another one.
  const rejected = join(folder, 'rejected.xml')
  await writeFile(rejected, (await readFile(offline, 'utf8')).replace('Usługa', 'Towar'))
  expect((await invoice('send', rejected, '--nip', seller, '--offline')).code).toBe(4)
  const words = ['send', await written('FV-CORRECTED'), '--nip', seller, '--corrects', rejected]
  expect((await invoice(...words)).code).toBe(0)
})

/** A folder of good invoices, and where it is said so a bad one. */
const folderOf = async (name: string, count: number, bad = false): Promise<string> => {
  const own = join(folder, name)
  await mkdir(own)
  for (let place = 1; place <= count; place++)
    await writeFile(join(own, `${place}.xml`), await readFile(await written(`${name}-${place}`)))
  if (bad) await writeFile(join(own, 'bad.xml'), '<Faktura/>')
  return own
}

test('send-batch sends a folder, prints numbers and files, writes the UPO; in plain lines how far it is', async () => {
  const upos = join(folder, 'upos')
  const { out, err, code } = await invoice('send-batch', await folderOf('A', 3), '--nip', seller, '--upo', upos)
  expect({ code, err: err.split('\n')[0] }).toEqual({ code: 0, err: 'Packing 25%' })
  expect(err).toMatch(/^Sending 100%$/m)
  expect(err).toMatch(/^KSeF works on it 100%\n$/m)
  const lines = out.trimEnd().split('\n')
  expect(lines.map(line => line.replace(/^5265877635-\d{8}-[0-9A-F]{12}-[0-9A-F]{2} {2}/, ''))).toEqual([
    '1.xml',
    '2.xml',
    '3.xml',
  ])
  const [file] = await readdir(upos)
  const { dokumenty } = parseUpoXml(await readFile(join(upos, file!), 'utf8'))
  expect(dokumenty.map(({ numerKSeFDokumentu }) => numerKSeFDokumentu).sort()).toEqual(
    lines.map(line => line.slice(0, 35)).sort(),
  )
})

test('a bad invoice among good ones ends with 4 and its reason; what came of the others is told all the same', async () => {
  const words = ['--nip', seller, '--json'] as const
  const { out, err, code } = await invoice('send-batch', await folderOf('B', 2, true), ...words)
  const { sessionReferenceNumber, invoices } = JSON.parse(out)
  expect(sessionReferenceNumber).toContain('-SB-')
  expect(invoices.map(({ invoiceFileName, status }: Listed) => [invoiceFileName, status.code])).toEqual([
    ['1.xml', 200],
    ['2.xml', 200],
    ['bad.xml', 450],
  ])
  expect(err).toMatch(/^KSeF rejects 1 of 3 invoices:\nbad\.xml: 450: Błąd weryfikacji semantyki/m)
  expect(code).toBe(4)
})
interface Listed {
  readonly invoiceFileName: string
  readonly status: { readonly code: number }
}

test('an interrupted send-batch goes on from its state, which then goes', async () => {
  const state = join(folder, 'batch.json')
  // The network fails behind the first part, and the client gives up: its clock stands for ours.
  let sent = 0
  const client = createClient({
    baseUrl,
    clock: { now: runtime.now, sleep: async () => {} },
    fetch: request => {
      if (request.method === 'PUT' && ++sent > 1) throw new TypeError('fetch failed')
      return fetch(request)
    },
  })
  const session = await signInWithSeal(client, { nip: seller, identity: await sealOf(seller) })
  const own = await folderOf('C', 2)
  const keep = (it: object) => writeFile(state, JSON.stringify(it))
  await expect(sendBatch(session, { invoices: own, partSize: 500, folder, keep })).rejects.toThrow('fetch failed')

  const { out, err, code } = await invoice('send-batch', own, '--nip', seller, '--state', state)
  expect({ code, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 2 })
  expect(err).not.toContain('Packing')
  expect(await readdir(folder)).not.toContain('batch.json')
})

test.each([
  ['a folder that is not there', ['send-batch', join(folder, 'none')], 1, /none is not there/],
  ['a folder without invoices', ['send-batch', import.meta.dirname], 1, /has no file that ends in \.xml/],
  ['a state of something else', ['send-batch', folder, '--state', join(folder, 'FV-1.xml')], 1, /no state that/],
  ['a form that there is not', ['send-batch', folder, '--form', 'FA (9)'], 2, /FA \(9\) is no form/],
  ['--state with --to', ['export', '--out', folder, '--state', 's', '--to', '2026-02-01T12:00:00Z'], 2, /without --to/],
  ['a file in the place of a folder', ['export', '--out', join(folder, 'FV-1.xml')], 1, /FV-1\.xml is (no|there)/],
] as const)('%s is told', async (_, words, code, text) => {
  const ended = await invoice(...words, '--nip', seller)
  expect(ended.code).toBe(code)
  expect(ended.err).toMatch(text)
})

test('export writes each invoice under its number, to the byte, and prints a line for it', async () => {
  const out = join(folder, 'exported')
  const asBuyer = ['--nip', buyer, '--as', 'buyer'] as const
  const listed = (await invoice('list', ...asBuyer)).out.trimEnd().split('\n')
  const exported = await invoice('export', ...asBuyer, '--out', out)
  expect(exported).toMatchObject({ code: 0, err: expect.stringMatching(/^Fetching 100%$/m) })
  expect(exported.out.trimEnd().split('\n').sort()).toEqual(listed.sort())
  expect((await readdir(out)).sort()).toEqual(listed.map(line => `${line.slice(0, 35)}.xml`).sort())
  expect(await readFile(join(out, `${ksefNumber}.xml`), 'utf8')).toBe(await readFile(file, 'utf8'))
})

test('export --state fetches what is new since the last time', async () => {
  const nip = '1111111111'
  const [out, state] = [join(folder, 'new'), join(folder, 'export.json')]
  const fetchNew = async (...words: string[]) => {
    const { out: printed } = await invoice('export', '--nip', nip, '--out', out, '--state', state, '--json', ...words)
    return JSON.parse(printed).length
  }
  await fill(storeOf(simulator), 3, nip, since)
  expect([await fetchNew(), await fetchNew()]).toEqual([3, 0])
  expect((await stat(state)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(state, 'utf8'))).toMatchObject({ subjectType: 'Subject1' })
  const other = await invoice('export', '--nip', nip, '--out', out, '--state', state, '--as', 'buyer')
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining('is Subject1, not Subject2') })
})
