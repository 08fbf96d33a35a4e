import { expect, test } from 'vitest'
import { createJwtSigner } from '../../../../simulator/ksef/access/jwt.ts'

const claims = { typ: 'ContextToken', exp: 1_763_812_800, cit: 'Nip', civ: '5265877635', per: '["Owner"]' }
const [one, another] = [createJwtSigner(Buffer.alloc(32, 1)), createJwtSigner(Buffer.alloc(32, 2))]

test('a token says what it was signed for, also to a signer with the same secret that has not seen it', () => {
  const token = one.sign(claims, 'a')
  expect(one.verify(token)).toEqual(claims)
  expect(createJwtSigner(Buffer.alloc(32, 1)).verify(token)).toEqual(claims)
})

test('a token of which any character is another one is nobody’s', () => {
  const token = one.sign(claims, 'a')
  expect(another.verify(token)).toBeUndefined()
  for (let at = 0; at < token.length; at++) {
    const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    expect(one.verify(forged), forged).toBeUndefined()
  }
  expect(one.verify(token.slice(0, -1))).toBeUndefined()
})

test('a token that ten thousand others have come behind is verified anew', () => {
  const signer = createJwtSigner(Buffer.alloc(32, 3))
  const token = signer.sign(claims, 'first')
  const known = signer.verify(token)
  for (let id = 0; id < 10_000; id++) signer.sign({ typ: 'RefreshToken', exp: id }, String(id))
  const anew = signer.verify(token)
  expect(anew).toEqual(claims)
  expect(anew).not.toBe(known)
})
