import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { checks } from '../../../../simulator/documents/xades/checks.ts'
import type { Stamp } from '../../../../simulator/documents/xades/stamp.ts'
import { examine } from '../../../../simulator/documents/xades/verify.ts'
import { fixture, forge, now, person, requestContent } from './forge.ts'

// Whatever becomes of a signed document: it means what was signed, or it is refused by a KSeF error.

const originals = [
  Buffer.from(forge({ content: requestContent.replace('5265877635', '1111111111') })),
  Buffer.from(forge({ by: person, format: 'enveloping', content: requestContent.replace('CR-226', 'CR-337') })),
  fixture('jdk/enveloped.xpath.none.xml'),
  fixture('jdk/enveloping.base64.none.xml'),
  fixture('xmlsec1/enveloped.filter2.c14n11.xml'),
  fixture('ksef-client-ts/certificate.rsa-seal.xml'),
]
vi.setConfig({ testTimeout: 60_000 })
const seed = 20261122
const numRuns = 800

const meaning = ({ request, certificate }: Stamp): string => JSON.stringify([request, certificate.fingerprint])
/** Without the net of verify: a defect shows as what it is. */
const read = (octets: Uint8Array): string | KsefError => {
  try {
    return meaning(examine(octets, { now, profile: 'test' }, checks))
  } catch (error) {
    if (error instanceof KsefError) return error
    throw error
  }
}
const meanings = originals.map(read)

/** A document made of several originals may end up as any of them, whole. */
const keepsItsMeaning = (from: readonly number[], changed: Uint8Array): void => {
  const result = read(changed)
  if (!(result instanceof KsefError)) expect(from.map(index => meanings[index])).toContain(result)
}
const document = fc.nat(originals.length - 1)

test('octets changed, left out or put in', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    cut: fc.nat(3),
    put: fc.uint8Array({ maxLength: 3 }),
  })
  fc.assert(
    fc.property(document, fc.array(edit, { minLength: 1, maxLength: 3 }), (index, edits) => {
      let octets = originals[index] ?? Buffer.alloc(0)
      for (const { at, cut, put } of edits) {
        const place = Math.floor(at * octets.length)
        octets = Buffer.concat([octets.subarray(0, place), put, octets.subarray(place + cut)])
      }
      keepsItsMeaning([index], octets)
    }),
    { seed, numRuns },
  )
})

test('elements moved, copied or left out', () => {
  const markup = /<\/?[\w:]+[^>]*>|[^<]+/g
  fc.assert(
    fc.property(
      document,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.nat(40),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.boolean(),
      (index, from, length, to, keep) => {
        const pieces = (originals[index] ?? Buffer.alloc(0)).toString().match(markup) ?? []
        const start = Math.floor(from * pieces.length)
        const moved = pieces.slice(start, start + length)
        const rest = keep ? [...pieces] : [...pieces.slice(0, start), ...pieces.slice(start + length)]
        rest.splice(Math.floor(to * rest.length), 0, ...moved)
        keepsItsMeaning([index], Buffer.from(rest.join('')))
      },
    ),
    { seed, numRuns },
  )
})

test('whole elements moved, copied or exchanged between two documents', () => {
  const names = [
    'Nip',
    'Challenge',
    'ContextIdentifier',
    'SubjectIdentifierType',
    'SignedInfo',
    'Reference',
    'SignatureValue',
    'KeyInfo',
    'X509Certificate',
    'Object',
    'QualifyingProperties',
    'SignedProperties',
    'SigningCertificate',
    'Signature',
    'AuthTokenRequest',
  ]
  const elementOf = (text: string, name: string) =>
    new RegExp(`<((?:\\w+:)?${name})[ >][\\s\\S]*?</\\1>`).exec(text)?.[0] ?? ''
  fc.assert(
    fc.property(
      document,
      document,
      fc.constantFrom(...names),
      fc.constantFrom(...names),
      fc.constantFrom('before', 'after', 'inside', 'instead'),
      (target, source, name, place, how) => {
        const text = (originals[target] ?? '').toString()
        const piece = elementOf((originals[source] ?? '').toString(), name)
        const spot = elementOf(text, place)
        const put = {
          before: piece + spot,
          after: spot + piece,
          inside: spot.replace(/>/, `>${piece}`),
          instead: piece,
        }[how]
        keepsItsMeaning([target, source], Buffer.from(text.replace(spot, () => put)))
      },
    ),
    { seed, numRuns },
  )
})

test('any octets at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), octets => {
      expect(read(octets)).toBeInstanceOf(KsefError)
    }),
    { seed, numRuns },
  )
})

test('text put into values, attributes and names', () => {
  const piece = fc.constantFrom(
    '<!--x-->',
    '<?x y?>',
    '<![CDATA[x]]>',
    '&#13;',
    '&amp;',
    '&x;',
    ' ',
    '\n',
    'xmlns=""',
    ' xmlns:ds="urn:x"',
    ' Id="Signature"',
    ' URI=""',
    '</ds:Signature>',
    '<ds:Signature>',
    '\u0000',
    '\ufffe',
    '=',
    '<a>',
    '#',
  )
  fc.assert(
    fc.property(document, fc.double({ min: 0, max: 1, noNaN: true }), piece, (index, at, put) => {
      const text = (originals[index] ?? '').toString()
      const place = Math.floor(at * text.length)
      keepsItsMeaning([index], Buffer.from(text.slice(0, place) + put + text.slice(place)))
    }),
    { seed, numRuns: 1500 },
  )
})
