import { strict as assert } from 'node:assert'
import { constants, generateKeyPairSync, type KeyObject, publicEncrypt } from 'node:crypto'
import { type Case, suite, type Target } from '../../suite.ts'
import { freshNip, nipContext, outcomeOf, type Session, signInOwner } from '../suite-preparation.ts'
import { encrypt, makeToken, revokeToken, startWithToken, type TokenSignIn, tokenBecomes } from '../suite-tokens.ts'
import { ksefToken } from './ksef-token.ts'

interface Attempt extends TokenSignIn {
  /** Default: the context that the token was made in. */
  readonly context?: string
}

/** A sign-in with a good token, done in some way: how it ends. */
const attempt = async (target: Target, how: (token: string, owner: Session) => Attempt | Promise<Attempt>) => {
  const owner = await signInOwner(target)
  const { token } = await makeToken(target, owner)
  const { context = owner.context.value, ...options } = await how(token, owner)
  return outcomeOf(target, await startWithToken(target, token, nipContext(context), options))
}

const badToken = (details: string) => ({
  code: 450,
  description: 'Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu',
  details: [details],
})

const wrong = (
  title: string,
  details: string,
  { evidence, source }: Pick<Case, 'evidence' | 'source'>,
  how: (token: string, owner: Session) => Attempt | Promise<Attempt>,
): Case => ({
  title: `${title}: 450 "${details}"`,
  evidence,
  source,
  async run(target) {
    const { status } = await attempt(target, how)
    assert.deepEqual(status, badToken(details))
  },
})

let otherKey: KeyObject | undefined
/** Nobody's, made once. */
const otherRsaKey = (): KeyObject => (otherKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)

/** Every wrong token is taken in (202): the status says what is wrong with it. */
export const ksefTokenStatusesSuite = suite(ksefToken, [
  wrong(
    'only the reference number was encrypted',
    'Nieprawidłowe kodowanie tokena',
    { evidence: 'documented', source: ['auth-status-n03', 'ksef-token-450-only-reference-part'] },
    token => ({ plaintext: ms => `${token.split('|')[0]}|${ms}` }),
  ),
  wrong(
    'a token of KSeF 1.0',
    'Nieprawidłowe kodowanie tokena',
    { evidence: 'documented', source: ['auth-status-n03', 'tokens-from-1-0-invalid'] },
    () => ({ plaintext: ms => `9F1C2B3A4D5E6F708192A3B4C5D6E7F8|${ms}` }),
  ),
  wrong(
    'the ciphertext was encoded in Base64 twice',
    'Nieprawidłowe szyfrowanie tokena',
    { evidence: 'documented', source: ['auth-status-n03', 'auth-status-450-invalid-token-encryption'] },
    () => ({
      encrypted: (plaintext, certificate) => Buffer.from(encrypt(plaintext, certificate)).toString('base64'),
    }),
  ),
  wrong(
    'encrypted for another key',
    'Nieprawidłowe szyfrowanie tokena',
    { evidence: 'documented', source: ['auth-status-n03', 'auth-status-450-invalid-token-encryption'] },
    () => ({
      encrypted: plaintext =>
        publicEncrypt(
          { key: otherRsaKey(), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
          Buffer.from(plaintext),
        ).toString('base64'),
    }),
  ),
  wrong(
    'the time of ten minutes ago',
    'Nieprawidłowy czas tokena',
    { evidence: 'documented', source: ['auth-status-010', 'ksef-token-stale-timestamp-refused'] },
    token => ({ plaintext: ms => `${token}|${ms - 600_000}` }),
  ),
  wrong(
    'the time in seconds',
    'Nieprawidłowy czas tokena',
    { evidence: 'documented', source: 'auth-status-010' },
    token => ({ plaintext: ms => `${token}|${Math.floor(ms / 1000)}` }),
  ),
  wrong(
    'a reference number that no token has',
    'Nieprawidłowy token',
    { evidence: 'documented', source: 'auth-status-009' },
    token => ({ plaintext: ms => `20250625-EC-20F5EE4000-DA48AE4124-46|${token.split('|').slice(1).join('|')}|${ms}` }),
  ),
  wrong(
    "another token's secret",
    'Nieprawidłowy token',
    { evidence: 'documented', source: 'auth-status-009' },
    token => ({ plaintext: ms => `${token.split('|').slice(0, 2).join('|')}|${'0'.repeat(64)}|${ms}` }),
  ),
  {
    title: 'a token in another context than its own: 450, naming the context',
    evidence: 'documented',
    source: 'auth-status-n03',
    async run(target) {
      const context = freshNip()
      const { status } = await attempt(target, () => ({ context }))
      assert.deepEqual(status, badToken(`Token nie może być użyty w kontekście ${context}`))
    },
  },
  {
    title: 'a revoked token: 450 "Token unieważniony."',
    evidence: 'described',
    source: 'auth-status-450-token-revoked',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      await revokeToken(target, owner, made)
      const { status } = await outcomeOf(target, await startWithToken(target, made.token, owner.context))
      assert.deepEqual(status, badToken('Token unieważniony.'))
    },
  },
  {
    title: 'a Failed token: 450 "Token nieaktywny"',
    evidence: 'documented',
    source: ['auth-status-012', 'ksef-token-011'],
    async run(target) {
      const owner = await signInOwner(target)
      const made = await owner.call.tokens.generate({
        body: { permissions: ['EnforcementOperations'], description: 'Not for companies' },
      })
      await tokenBecomes(target, owner, made, 'Failed')
      const { status } = await outcomeOf(target, await startWithToken(target, made.token, owner.context))
      assert.deepEqual(status, badToken('Token nieaktywny'))
    },
  },
  {
    title: 'a blocked context: 480',
    evidence: 'described',
    source: 'auth-status-480-context-blocked',
    async run(target) {
      const { status } = await attempt(target, async (_, { context }) => {
        await target.call.testdata.blockContext({ body: { contextIdentifier: context } })
        return {}
      })
      assert.deepEqual(status, {
        code: 480,
        description: 'Uwierzytelnienie zablokowane',
        details: [
          'Podejrzenie incydentu bezpieczeństwa. Skontaktuj się z Ministerstwem Finansów przez formularz zgłoszeniowy.',
        ],
      })
    },
  },
])
