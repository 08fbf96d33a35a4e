import { strict as assert } from 'node:assert'
import { suite } from '../suite.ts'
import { claimsOf, headerOf, members } from '../suite-answers.ts'
import { freshNip, nipContext, personOf, sealOf, signIn, signInDelegate, signInOwner } from './suite-preparation.ts'
import { makeToken, signInWithToken } from './suite-tokens.ts'

const accessClaims = [
  'typ',
  'cit',
  'civ',
  'aum',
  'arn',
  'sud',
  'per',
  'pec',
  'rol',
  'pep',
  'iop',
  'exp',
  'iat',
  'iss',
  'aud',
]

/** Claims without those that time and chance make. */
const lasting = (jwt: string): Record<string, unknown> => {
  const { exp, iat, arn, ...rest } = claimsOf(jwt)
  return rest
}

export const jwtSuite = suite('What the JWTs say', [
  {
    title: 'they are HS256',
    evidence: 'recorded',
    source: 'redeem-200-access-token-recorded',
    async run(target) {
      const { authenticationToken, accessToken, refreshToken } = await signInOwner(target)
      for (const jwt of [authenticationToken, accessToken, refreshToken]) {
        const { alg, typ } = headerOf(jwt)
        assert.deepEqual({ alg, typ }, { alg: 'HS256', typ: 'JWT' })
      }
    },
  },
  {
    title: 'an authentication token names its operation and lives for 45 minutes',
    evidence: 'recorded',
    source: ['ksef-token-202-recorded-2026-01-19', 'xades-202-ksef-certificate'],
    async run(target) {
      const { authenticationToken, referenceNumber } = await signInOwner(target)
      const claims = claimsOf(authenticationToken)
      assert.deepEqual(members(claims), ['typ', 'arn', 'exp', 'iat', 'iss', 'aud'])
      assert.deepEqual([claims.typ, claims.arn], ['AuthenticationToken', referenceNumber])
      assert.equal(Number(claims.exp) - Number(claims.iat), 2700)
    },
  },
  {
    title: "a seal's access token: claims, their order, lists as texts of JSON",
    evidence: 'recorded',
    source: 'access-token-jwt-seal-owner-2025-10',
    async run(target) {
      const nip = freshNip()
      const { accessToken, referenceNumber } = await signIn(target, await sealOf(target, nip), nipContext(nip))
      assert.deepEqual(members(claimsOf(accessToken)), accessClaims)
      assert.equal(claimsOf(accessToken).arn, referenceNumber)
      assert.deepEqual(lasting(accessToken), {
        typ: 'ContextToken',
        cit: 'Nip',
        civ: nip,
        aum: 'QualifiedSeal',
        sud: `{"subjectIdentifier":{"type":"Nip","value":"${nip}"},"commonName":"Test KSeF","countryName":"PL","organizationName":"Test KSeF","organizationIdentifier":"VATPL-${nip}"}`,
        per: '["Owner"]',
        pec: '[]',
        rol: '[]',
        pep: '[]',
        iop: '[]',
        iss: 'ksef-api-te',
        aud: 'ksef-api-te',
      })
    },
  },
  {
    title: "a person's access token names them in sud",
    evidence: 'recorded',
    source: 'access-token-jwt-signature-tinpl-owner',
    async run(target) {
      const nip = freshNip()
      const { accessToken } = await signIn(target, await personOf(target, `TINPL-${nip}`), nipContext(nip))
      assert.deepEqual(members(claimsOf(accessToken)), accessClaims)
      const { aum, sud, per } = claimsOf(accessToken)
      assert.deepEqual([aum, per], ['QualifiedSignature', '["Owner"]'])
      assert.equal(
        sud,
        `{"subjectIdentifier":{"type":"Nip","value":"${nip}"},"givenName":"A","surname":"R","serialNumber":"TINPL-${nip}","commonName":"A R","countryName":"PL"}`,
      )
    },
  },
  {
    title: "a KSeF token's access token names its author in sud and its own permissions in per",
    evidence: 'recorded',
    source: 'redeem-200-access-token-recorded',
    async run(target) {
      const nip = freshNip()
      const owner = await signIn(target, await sealOf(target, nip), nipContext(nip))
      const made = await makeToken(target, owner, ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead'])
      const { accessToken } = await signInWithToken(target, made, owner.context)
      assert.deepEqual(members(claimsOf(accessToken)), accessClaims)
      const { aum, sud, per } = claimsOf(accessToken)
      assert.deepEqual([aum, per], ['Token', '["InvoiceWrite","InvoiceRead","CredentialsRead"]'])
      assert.equal(sud, claimsOf(owner.accessToken).sud)
    },
  },
  {
    title: 'a refresh token names context and operation and lives for 7 days',
    evidence: 'recorded',
    source: 'redeem-200-refresh-token-jwt-recorded',
    async run(target) {
      const { refreshToken, referenceNumber, context } = await signInOwner(target)
      const claims = claimsOf(refreshToken)
      assert.deepEqual(members(claims), ['typ', 'cit', 'civ', 'arn', 'exp', 'iat', 'iss', 'aud'])
      assert.deepEqual(
        [claims.typ, claims.cit, claims.civ, claims.arn],
        ['RefreshToken', 'Nip', context.value, referenceNumber],
      )
      assert.equal(Number(claims.exp) - Number(claims.iat), 604_800)
    },
  },
  {
    title: 'an access token from a refresh says the same as the first',
    evidence: 'documented',
    source: 'refresh-008',
    async run(target) {
      const { refreshToken, accessToken } = await signInOwner(target)
      const renewed = (await target.as({ refreshToken }).auth.refresh()).accessToken.token
      assert.deepEqual(members(claimsOf(renewed)), accessClaims)
      assert.deepEqual(lasting(renewed), lasting(accessToken))
    },
  },
  {
    title: 'a delegate has exactly the permissions given, and nobody owns by that',
    evidence: 'described',
    source: 'jwt-008',
    async run(target) {
      const { accessToken } = await signInDelegate(target, freshNip(), ['InvoiceRead', 'Introspection'])
      assert.deepEqual(JSON.parse(String(claimsOf(accessToken).per)).sort(), ['Introspection', 'InvoiceRead'])
    },
  },
  {
    title: 'without a policy on addresses there is no ipp',
    evidence: 'described',
    source: 'jwt-005',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      assert.equal(claimsOf(accessToken).ipp ?? null, null)
    },
  },
])
