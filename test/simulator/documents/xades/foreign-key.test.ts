import { createPublicKey, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyFault } from '../../../../simulator/documents/xades/foreign-key.ts'
import { keyRules } from '../../../../simulator/documents/xades/key-rules.ts'
import { modulusOf, pointOn, worstKeys } from '../../../hostile/worst-keys.ts'
import { oid } from './der-writer.ts'
import { fixture } from './forge.ts'
import { ecSpki, rsaSpki } from './forge-certificate.ts'

const keyOf = (spki: Buffer): KeyObject => createPublicKey({ key: spki, format: 'der', type: 'spki' })

// Whoever breaks the order ends this process; test/hostile/fuzz-certificates.ts has one of its own for that.
test.each(worstKeys)('not taken: $title', ({ spki, fault }) => {
  expect(keyFault(keyOf(spki))?.en).toMatch(fault)
})

test.each(keyRules.map(rule => [rule.name, rule] as const))(
  'without %s a key is taken that should not be',
  (_, rule) => {
    const rest = keyRules.filter(other => other !== rule)
    expect(worstKeys.some(({ spki, fault }) => !fault.test(keyFault(keyOf(spki), rest)?.en ?? ''))).toBe(true)
  },
)

test.each([
  ['RSA of 8,192 bits', rsaSpki(modulusOf(8192), 65537n)],
  ['RSA of 1,024 bits, which is another check’s', rsaSpki(modulusOf(1024), 65537n)],
  ['RSA with the exponent 3', rsaSpki(modulusOf(2048), 3n)],
  ['RSA with an exponent of 64 bits', rsaSpki(modulusOf(2048), 2n ** 64n - 59n)],
  ['a point on P-521', ecSpki(pointOn('secp521r1'), oid('1.3.132.0.35'))],
  ['a compressed point on P-521', ecSpki(pointOn('secp521r1', true), oid('1.3.132.0.35'))],
  ['a point on brainpoolP512r1', ecSpki(pointOn('brainpoolP512r1'), oid('1.3.36.3.3.2.8.1.1.13'))],
])('taken: %s', (_, spki) => {
  expect(keyFault(keyOf(spki))).toBeUndefined()
})

test('taken: a key for PSS alone', () => {
  expect(keyFault(createPublicKey(fixture('certificates/rsa-pss-seal.cert.pem')))).toBeUndefined()
})
