import assert from 'node:assert/strict'
import {
  authenticateWithToken,
  CertificateService,
  type CryptoEncryptionMethod,
  type KSeFAuthStatusError,
  KSeFClient,
} from 'ksef-client-ts'

/** One step of the story. */
export interface Step {
  /** What is done, by whom. */
  readonly title: string
  /** Does it, checks its outcome, and says it without secrets. Throws when the outcome is another. */
  run(): Promise<string>
}

/** A secret's beginning and length: enough to tell two apart, too little to use. */
const masked = (secret: string): string => `${secret.slice(0, 4)}… (${secret.length} characters)`

const withoutSecret = (token: string): string => {
  const [reference = '', context = '', secret = ''] = token.split('|')
  return `${reference}|${context}|${masked(secret)}`
}

const nip = '5265877635'
const permissions = ['InvoiceRead', 'InvoiceWrite'] as const

/**
 * From challenge to revoked token, by the npm package ksef-client-ts alone: its certificates, its signatures, its
 * encryption. Nothing here is ours but the address that it is given.
 * @param origin without `/v2`: the package adds it.
 */
export const tokenStory = (origin: string, method: CryptoEncryptionMethod): readonly Step[] => {
  const warnings: string[] = []
  const owner = new KSeFClient({ baseUrl: origin, onSystemWarning: warning => warnings.push(warning) })
  const program = new KSeFClient({ baseUrl: origin })
  let seal: Awaited<ReturnType<typeof CertificateService.generateCompanySeal>>
  let made: Awaited<ReturnType<typeof owner.tokens.generateToken>>

  return [
    {
      title: `ksef-client-ts makes a self-signed ${method} seal for the NIP ${nip}`,
      run: async () => {
        seal = await CertificateService.generateCompanySeal('Firma testowa', `VATPL-${nip}`, 'Firma testowa', method)
        return `certificate with the SHA-256 fingerprint ${seal.fingerprint.slice(0, 16)}…, private key not shown`
      },
    },
    {
      title: 'the owner signs in with the seal',
      run: async () => {
        await owner.loginWithCertificate(seal.certificatePem, seal.privateKeyPem, nip)
        const { items } = await owner.activeSessions.getActiveSessions()
        assert.equal(items.length, 1)
        const [{ authenticationMethodInfo, status, isCurrent, isTokenRedeemed } = assert.fail()] = items
        assert.deepEqual({ isCurrent, isTokenRedeemed }, { isCurrent: true, isTokenRedeemed: true })
        assert.equal(status.code, 200)
        assert.deepEqual(warnings, ['[sim-untrusted]: The certificate is self-signed; DEMO and PROD refuse it.'])
        return `signed in by ${authenticationMethodInfo.code}: ${status.code} ${status.description}; warned: ${warnings[0]}`
      },
    },
    {
      title: `the owner makes a KSeF token for [${permissions.join(', ')}]`,
      run: async () => {
        made = await owner.tokens.generateToken({ description: 'Program księgowy', permissions: [...permissions] })
        assert.match(made.token, new RegExp(`^${made.referenceNumber}\\|nip-${nip}\\|[0-9a-f]{64}$`))
        return withoutSecret(made.token)
      },
    },
    {
      title: 'the owner asks how the token stands',
      run: async () => {
        const token = await owner.tokens.getToken(made.referenceNumber)
        assert.equal(token.status, 'Active')
        assert.deepEqual(token.requestedPermissions, permissions)
        assert.deepEqual(token.contextIdentifier, { type: 'Nip', value: nip })
        assert.ok(!('token' in token), 'the secret is shown once')
        return `${token.referenceNumber} is ${token.status}, made by ${token.authorIdentifier.type} ${token.authorIdentifier.value}`
      },
    },
    {
      title: 'the owner lists the active tokens',
      run: async () => {
        const { tokens } = await owner.tokens.queryTokens({ status: ['Active'] })
        assert.deepEqual(
          tokens.map(({ referenceNumber }) => referenceNumber),
          [made.referenceNumber],
        )
        return `${tokens.length} token: ${tokens[0]?.description}`
      },
    },
    {
      title: 'a program signs in with the token',
      run: async () => {
        await program.loginWithToken(made.token, nip)
        const { items } = await program.activeSessions.getActiveSessions()
        const [{ authenticationMethodInfo, status } = assert.fail()] = items
        assert.equal(authenticationMethodInfo.category, 'Token')
        const { lastUseDate } = await owner.tokens.getToken(made.referenceNumber)
        assert.ok(lastUseDate)
        return `signed in by ${authenticationMethodInfo.code}: ${status.code} ${status.description}; last use ${lastUseDate}`
      },
    },
    {
      title: 'the owner revokes the token',
      run: async () => {
        await owner.tokens.revokeToken(made.referenceNumber)
        const { status } = await owner.tokens.getToken(made.referenceNumber)
        assert.equal(status, 'Revoked')
        return `${made.referenceNumber} is ${status}`
      },
    },
    {
      title: 'the program signs in with the token again, and is refused',
      run: async () => {
        const refusal: KSeFAuthStatusError = await authenticateWithToken(program, { nip, token: made.token }).then(
          () => assert.fail('the revoked token signed in'),
          error => error,
        )
        assert.equal(refusal.name, 'KSeFAuthStatusError')
        assert.match(refusal.message, /status 450\b.*\(Token unieważniony\.\)$/)
        return refusal.message
      },
    },
  ]
}
