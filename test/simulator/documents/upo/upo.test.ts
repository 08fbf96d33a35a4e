import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseUpoXml } from 'ksef-client-ts'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { publishedSeal } from '../../../../simulator/documents/upo/published-seal.ts'
import { makeUpo } from '../../../../simulator/documents/upo/upo.ts'
import type { UpoProof } from '../../../../simulator/documents/upo/upo-facts.ts'
import { writeUpo } from '../../../../simulator/documents/upo/write-upo.ts'
import { canonicalize } from '../../../../simulator/documents/xml/canonicalize.ts'
import { parseXml, withParsed } from '../../../../simulator/documents/xml/xml.ts'
import { isInstalled, sharedFile } from '../../../shared.ts'
import { accepted, ofInvoice, ofSession } from './facts.ts'

const schemaPath = sharedFile('spec/official/faktury/upo/schemy/upo-v4-3.xsd')
const examplesFolder = sharedFile('spec/official/faktury/upo/przyklady/v4-3')
const xmlsec = isInstalled('xmlsec1')

const withoutSignature = (xml: string) => xml.replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, '')
const asPublished = (xml: string) => withoutSignature(xml).replace(' - środowisko testowe (TE)', '')

/** The names of all elements in order, which is what an example shows beside its values. */
const shapeOf = (xml: string) => Array.from(withoutSignature(xml).matchAll(/<(\w+)/g), ([, name]) => name)

const contexts = [
  { type: 'Nip', value: '5265877635' },
  { type: 'InternalId', value: '5265877635-12345' },
  { type: 'NipVatUe', value: '5265877635-DE123456789' },
  { type: 'PeppolId', value: 'PPL123456' },
] as const

describe.skipIf(!schemaPath)('the official schema', () => {
  const schema = schemaPath ? XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(schemaPath))) : undefined
  const validate = (xml: string) => withParsed(Buffer.from(xml), document => schema?.validate(document))

  test('takes the UPO of an invoice, but for the signature and the name that TEST has', () => {
    validate(asPublished(makeUpo(ofInvoice)))
    expect(() => validate(withoutSignature(makeUpo(ofInvoice)))).toThrow('fixed value constraint')
  })

  test('takes the UPO of PROD as it is, unsigned', () => {
    validate(writeUpo({ ...ofInvoice, profile: 'prod' }))
  })

  // It declares no ds:Signature and no xsd:any: KSeF's own signed UPOs are not valid by it either. Hence the removal.
  test('has no place for a signature, and refuses a signed UPO for nothing else', () => {
    expect(readFileSync(schemaPath!, 'utf8')).not.toMatch(/xmldsig|xsd:any\b/)
    const signed = makeUpo({ ...ofInvoice, profile: 'prod' })
    expect(() => validate(signed)).toThrow(/Signature.*not expected/)
    validate(withoutSignature(signed))
  })

  test.each(contexts)('takes the UPO of a session in a context $type', context => {
    validate(asPublished(makeUpo(ofSession(2, { context }))))
  })

  test('takes a full page of 10,000', () => {
    validate(asPublished(makeUpo(ofSession(10_000))))
  })
})

describe.skipIf(!examplesFolder)('the official examples', () => {
  const example = (path: string) => readFileSync(join(examplesFolder!, path), 'utf8')

  test('the UPO of an invoice says what the example says, to the letter', () => {
    const packed = example('kontekst-nip/upo-faktura-kontekst-id-nip.xml')
      .replace(/>\s+</g, '><')
      .replace('36950822-93-9D5A28BFDA-47C899773E-5C', ofInvoice.sessionReference)
    expect(withoutSignature(makeUpo(ofInvoice))).toBe(packed)
  })

  const examples = examplesFolder
    ? readdirSync(examplesFolder, { recursive: true, encoding: 'utf8' }).filter(it => it.endsWith('.xml'))
    : []
  test.each(examples)('%s has the shape of ours', path => {
    const text = example(path)
    const context = contexts.find(({ type }) =>
      path.includes({ Nip: 'kontekst-nip', InternalId: 'internal', NipVatUe: 'vat-ue', PeppolId: 'peppol' }[type]),
    )
    const proof: UpoProof = text.includes('NumerReferencyjnyTokenaKSeF')
      ? { tokenReference: '20250819-EC-1ECDD12000-5EE71AE5E3-B7' }
      : { documentHash: accepted.hash }
    const changes = { proof, ...(context && { context }) }
    const ours = path.includes('sesja') ? ofSession(2, changes) : { ...ofInvoice, ...changes }
    expect(shapeOf(makeUpo(ours))).toEqual(shapeOf(text))
  })
})

test('ksef-client-ts reads every field', () => {
  const read = parseUpoXml(makeUpo(ofSession(1, { documents: [accepted] })))
  expect(read).toMatchObject({
    nazwaPodmiotuPrzyjmujacego: 'Ministerstwo Finansów - środowisko testowe (TE)',
    numerReferencyjnySesji: ofInvoice.sessionReference,
    nazwaStrukturyLogicznej: 'Schemat_FA(3)_v1-0E.xsd',
    kodFormularza: 'FA (3)',
    opisPotwierdzenia: { strona: 1, liczbaStron: 1, zakresDokumentowOd: 1, zakresDokumentowDo: 1 },
  })
})

test('times are Polish, in summer and in winter', () => {
  const times = (sentAt: string) =>
    /<DataPrzeslaniaDokumentu>(.*?)</.exec(
      writeUpo({ ...ofInvoice, documents: [{ ...accepted, sentAt: Date.parse(sentAt) }] }),
    )?.[1]
  expect(times('2026-07-01T22:30:00.5Z')).toBe('2026-07-02T00:30:00.500+02:00')
  expect(times('2026-12-31T23:30:00Z')).toBe('2027-01-01T00:30:00.000+01:00')
  expect(times('2026-03-29T00:59:59.999Z')).toBe('2026-03-29T01:59:59.999+01:00')
  expect(times('2026-03-29T01:00:00Z')).toBe('2026-03-29T03:00:00.000+02:00')
})

test('the same facts give the same bytes', () => {
  expect(makeUpo(ofInvoice)).toBe(makeUpo({ ...ofInvoice }))
})

test('whatever the invoice is called, what is written is canonical', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab &<>"\'\r\n\t]ż😀\u0085') }), invoiceNumber => {
      const root = writeUpo({ ...ofInvoice, documents: [{ ...accepted, invoiceNumber }] })
      const document = parseXml(Buffer.from(root))
      expect(canonicalize(document, { mode: 1, withComments: false }).toString()).toBe(root)
      document.dispose()
    }),
  )
})

test('the parts that are signed canonicalise to what was hashed', () => {
  const xml = makeUpo(ofInvoice)
  const digests = Array.from(xml.matchAll(/<ds:DigestValue[^>]*>([^<]*)</g), ([, value]) => value)
  const document = parseXml(Buffer.from(xml))
  const [properties] = document.find("//*[@Id='SignedProperties']")
  const hash = (octets: Uint8Array | string) => createHash('sha256').update(octets).digest('base64')
  const element = properties as Parameters<typeof canonicalize>[2]
  expect(digests.slice(0, 2)).toEqual([
    hash(withoutSignature(xml).replace(/^<\?.*?\?>/, '')),
    hash(canonicalize(document, { mode: 1, withComments: false }, element)),
  ])
  document.dispose()
})

test.skipIf(!xmlsec)('xmlsec1 verifies a UPO, and refuses one that was changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upo-'))
  const certificate = join(folder, 'seal.pem')
  writeFileSync(certificate, publishedSeal.certificate)
  const verify = (xml: string) => {
    const path = join(folder, 'upo.xml')
    writeFileSync(path, xml)
    const ids = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties']
    return spawnSync('xmlsec1', ['--verify', '--pubkey-cert-pem', certificate, ...ids, path]).status
  }
  const odd = makeUpo({ ...ofInvoice, documents: [{ ...accepted, invoiceNumber: 'A&B <"\r\n\'> ż😀' }] })
  expect(verify(makeUpo(ofInvoice))).toBe(0)
  expect(verify(odd)).toBe(0)
  expect(verify(makeUpo(ofSession(100)))).toBe(0)
  expect(verify(odd.replace('2025-09-16<', '2025-09-17<'))).not.toBe(0)
  expect(verify(odd.replace('05:42Z', '05:43Z'))).not.toBe(0)
})
