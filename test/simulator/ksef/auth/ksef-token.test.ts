import { constants, publicEncrypt, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Client } from '../../../../client/client.ts'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import type { Session } from '../../../../client/session.ts'
import type { ContextIdentifier } from '../../../../contracts/ksef/identifiers.ts'
import type { TokenPermission } from '../../../../contracts/ksef/permission-names.ts'
import { signatureOf, simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'

const nip = '5265877635'

interface Wrong {
  /** What is encrypted in place of `token|timestampMs`. */
  readonly text?: (token: string, timestampMs: number) => string
  readonly usage?: 'KsefTokenEncryption' | 'SymmetricKeyEncryption'
  readonly oaepHash?: 'sha1' | 'sha256'
  readonly context?: ContextIdentifier
}

/** A simulator with one token, by default the owner's, and a way to sign in with it wrongly. */
const withToken = async (
  signInAuthor = ({ signedIn }: ReturnType<typeof simulated>): Promise<Session> => signedIn(nip),
) => {
  const all = simulated()
  const owner = await signInAuthor(all)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { referenceNumber, token } = await owner.tokens.generate({ body })
  const keys = await all.client.publicKeys.list()

  /** How a sign-in ended, and why. */
  const ending = async ({
    text = (whole, timestampMs) => `${whole}|${timestampMs}`,
    usage = 'KsefTokenEncryption',
    oaepHash = 'sha256',
    context = { type: 'Nip', value: nip },
  }: Wrong = {}) => {
    const { challenge, timestampMs } = await all.client.auth.challenge()
    const { certificate } = keys.find(key => key.usage.includes(usage))!
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'))
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    const encrypted = publicEncrypt({ key: publicKey, padding, oaepHash }, Buffer.from(text(token, timestampMs)))
    const started = await all.client.auth.ksefToken({
      body: { challenge, contextIdentifier: context, encryptedToken: encrypted.toString('base64') },
    })
    const bearer = started.authenticationToken.token
    const response = await all.ask(`GET /v2/auth/${started.referenceNumber}`, { bearer })
    const { code, details } = (await response.json()).status
    const why = response.headers.has('X-Simulator-Explanation') ? (await all.explained(response)).text : undefined
    return { code, details, why }
  }
  return { ...all, owner, referenceNumber, token, ending }
}

test('the whole token with the time of its challenge signs in', async () => {
  const { ending } = await withToken()
  expect(await ending()).toEqual({ code: 200, details: undefined, why: undefined })
})

test.each<[string, Wrong, string, RegExp]>([
  [
    'the time in seconds',
    { text: (token, time) => `${token}|${Math.floor(time / 1000)}` },
    'Nieprawidłowy czas tokena',
    /the timestamp is in seconds, milliseconds are asked for\.$/,
  ],
  [
    'the time of the own clock',
    { text: (token, time) => `${token}|${time + 1}` },
    'Nieprawidłowy czas tokena',
    /another challenge's, or the caller's own clock\.$/,
  ],
  [
    'a date in place of the time',
    { text: token => `${token}|2026-11-22T12:00:00Z` },
    'Nieprawidłowy czas tokena',
    /ends with something that is no number of milliseconds\.$/,
  ],
  [
    'the secret alone',
    { text: (token, time) => `${token.split('|')[2]}|${time}` },
    'Nieprawidłowe kodowanie tokena',
    /^The plaintext has 2 parts between bars; .* a KSeF token has 3 parts/,
  ],
  [
    'the token without the time',
    { text: token => token },
    'Nieprawidłowe kodowanie tokena',
    /^The plaintext has 3 parts between bars/,
  ],
  [
    "another usage's key",
    { usage: 'SymmetricKeyEncryption' },
    'Nieprawidłowe szyfrowanie tokena',
    /does not decrypt with the key .* RSA-OAEP with SHA-256/,
  ],
  ['OAEP with SHA-1', { oaepHash: 'sha1' }, 'Nieprawidłowe szyfrowanie tokena', /OAEP with SHA-1 as padding/],
  [
    'a wrong secret',
    { text: (token, time) => `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}|${time}` },
    'Nieprawidłowy token',
    /^The third part is not the secret of the token 20261122-EC-/,
  ],
  [
    'a token that was made elsewhere',
    { text: (token, time) => `20261122-EC-0000000000-0000000000-00${token.slice(36)}|${time}` },
    'Nieprawidłowy token',
    /^No token has the reference number 20261122-EC-0000000000-0000000000-00 here\.$/,
  ],
  [
    "another's context in the request",
    { context: { type: 'Nip', value: '7980332920' } },
    'Token nie może być użyty w kontekście 7980332920',
    /was made in Nip:5265877635; the request names Nip:7980332920, the token's text nip-5265877635\.$/,
  ],
  [
    "another's context in the token",
    { text: (token, time) => `${token.replace(nip, '7980332920')}|${time}` },
    'Token nie może być użyty w kontekście 5265877635',
    /the token's text nip-7980332920\.$/,
  ],
])('%s ends with 450 and a precise reason', async (_what, wrong, detail, reason) => {
  const { ending, token } = await withToken()
  const { code, details, why } = await ending(wrong)
  expect({ code, details }).toEqual({ code: 450, details: [detail] })
  expect(why).toMatch(reason)
  expect(why).not.toContain(token.split('|')[2])
})

test('a revoked token is refused with the time of its revocation', async () => {
  const { ending, owner, referenceNumber } = await withToken()
  await owner.tokens.revoke({ params: { referenceNumber } })
  expect(await ending()).toEqual({
    code: 450,
    details: ['Token unieważniony.'],
    why: `The token ${referenceNumber} was revoked at 2026-11-22T12:00:00.000Z.`,
  })
})

test('a token that ended as Failed is refused with the reason of its failure', async () => {
  const { client, signedIn, explained } = simulated()
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['EnforcementOperations' as const] }
  const { referenceNumber, token } = await owner.tokens.generate({ body })
  expect(await owner.tokens.get({ params: { referenceNumber } })).toMatchObject({
    status: 'Failed',
    statusDetails: ['Context identifier is not enforcement authority.'],
  })
  const failure = await signInWithToken(client, { token }).catch(it => it)
  expect(failure).toMatchObject({ code: 450, details: ['Token nieaktywny'] })
  expect((await explained(failure.explanationId)).text).toContain('is Failed: Context identifier is not')
})

const pesel = '90010112349'
const pair = {
  contextIdentifier: { type: 'Nip' as const, value: nip },
  authorizedIdentifier: { type: 'Pesel' as const, value: pesel },
}
const allow = (client: Client, permissionType: TokenPermission) =>
  client.testdata.grantPermissions({ body: { ...pair, permissions: [{ permissionType, description: 'A right' }] } })
/** A token for InvoiceRead whose author has lost that right, and every other. */
const tokenOfNobody = async () => {
  const world = await withToken(async ({ client, signedIn }) => {
    await allow(client, 'InvoiceRead')
    return signedIn(nip, { identity: await signatureOf(pesel) })
  })
  await world.client.testdata.revokePermissions({ body: pair })
  return world
}

test('what the author of a token has lost is told beside the sign-in', async () => {
  const { client, ending, referenceNumber } = await tokenOfNobody()
  await allow(client, 'CredentialsRead')
  expect(await ending()).toEqual({
    code: 200,
    details: undefined,
    why:
      `The token ${referenceNumber} was made for [InvoiceRead]. Its author Pesel:${pesel} ` +
      `no longer has [InvoiceRead] in Nip:${nip}: the access token goes without.`,
  })
})

test('a token whose author has lost everything is refused with whose rights are missing', async () => {
  const { ending, referenceNumber } = await tokenOfNobody()
  const { why, ...rest } = await ending()
  expect(rest).toEqual({ code: 415, details: ['Brak przypisanych uprawnień'] })
  expect(why).toMatch(
    `The token ${referenceNumber} does no more than its author may. Pesel:${pesel} is not the owner of Nip:${nip} and has no permission there.`,
  )
})

test('an unknown key is refused at once, and the challenge stays usable', async () => {
  const { client, explained, simulator } = simulated()
  const { challenge } = await client.auth.challenge()
  const body = {
    challenge,
    contextIdentifier: { type: 'Nip' as const, value: nip },
    encryptedToken: 'AAAA',
    publicKeyId: Buffer.alloc(32).toString('base64'),
  }
  const refusal = await client.auth.ksefToken({ body }).catch(it => it)
  expect(refusal).toMatchObject({ error: 'unknownPublicKey', code: 21470 })
  expect((await explained(refusal.explanationId)).text).toContain('GET /security/public-key-certificates')
  expect(await storeOf(simulator).challenges.get(challenge)).toBeDefined()
})
