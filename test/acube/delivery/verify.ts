import { createHash, webcrypto } from 'node:crypto'
import { verifySignature, webcrypto as withWebCrypto } from 'http-message-sig'

/** What a receiver was sent. */
export interface Received {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Verifies a notification as a receiver does, with another library than the one that signs. Throws what is wrong.
 * @param at the receiver's clock, in milliseconds.
 */
export const verify = async ({ url, headers, body }: Received, publicKeyPem: string, at: number) => {
  const digest = createHash('sha256').update(body).digest('base64')
  if (headers['content-digest'] !== `sha-256=:${digest}:`) throw new Error('The digest is not that of the body.')
  const der = Buffer.from(publicKeyPem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  const key = await webcrypto.subtle.importKey('spki', der, 'Ed25519', true, ['verify'])
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return verifySignature(
    { kind: 'request', method: 'POST', targetUri: url, fields },
    {
      label: 'pyhms',
      policy: {
        algorithms: ['ed25519'],
        requiredComponents: ['@method', '@authority', '@target-uri', 'date', 'content-digest'],
        requiredParameters: ['created', 'keyid', 'alg'],
        maxAge: 60,
        now: Math.floor(at / 1000),
      },
      resolveVerifier: () => withWebCrypto.verifier(key),
    },
  )
}
