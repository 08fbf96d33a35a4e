import { expect, test } from 'vitest'
import { contractAt } from '../../../contracts/ksef/contract.ts'
import { asksFor, whyNotAsked } from '../../../simulator/ksef/features.ts'
import { simulated } from '../simulated.ts'

const headers = (value?: string) => ({ 'x-ksef-feature': value })

test.each<[string | undefined, boolean, boolean]>([
  ['subject-identifier-validation', true, false],
  ['upo-v4-3, subject-identifier-validation', false, true],
  ['subject-identifier-validation,upo-v4-3', false, true],
  ['Subject-Identifier-Validation', false, false],
  ['upo-v4-3', false, false],
  [undefined, false, false],
])('X-KSeF-Feature: %s asks for the check: %s, is explained: %s', (value, asks, explained) => {
  expect(asksFor('subject-identifier-validation', headers(value), contractAt('2.8'))).toBe(asks)
  expect(whyNotAsked('subject-identifier-validation', headers(value), contractAt('2.8')) !== undefined).toBe(explained)
})

test('a feature that came later counts for nothing, and that is said', () => {
  const asked = headers('subject-identifier-validation')
  expect(asksFor('subject-identifier-validation', asked, contractAt('2.7'))).toBe(false)
  expect(whyNotAsked('subject-identifier-validation', asked, contractAt('2.7'))?.en).toContain('does not know yet')
  expect(whyNotAsked('subject-identifier-validation', headers(), contractAt('2.7'))).toBeUndefined()
})

test('who opens a session with a list is told that none of it counts', async () => {
  const { ask, signedIn, client, explained } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const { publicKeyId } = (await client.publicKeys.list()).find(({ usage }) =>
    usage.includes('SymmetricKeyEncryption'),
  )!
  const response = await ask('POST /v2/sessions/online', {
    bearer,
    headers: { 'X-KSeF-Feature': 'upo-v4-3, subject-identifier-validation' },
    json: {
      formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
      encryption: {
        publicKeyId,
        encryptedSymmetricKey: Buffer.alloc(256).toString('base64'),
        initializationVector: Buffer.alloc(16).toString('base64'),
      },
    },
  })
  expect(response.status).toBe(201)
  expect((await explained(response)).text).toContain('subject-identifier-validation counts only when it stands alone')
})
