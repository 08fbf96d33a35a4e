import { createHmac, timingSafeEqual } from 'node:crypto'

/** HS256 JSON Web Tokens, by node:crypto: a library costs ten times as much here (performance.md). */

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
/**
 * Names the simulator in everything it signs, and each JWT, so that no two are alike; KSeF's own header has `alg` and
 * `typ` only, and its claims stay as recorded.
 */
const header = (jti: string): string => encoded({ alg: 'HS256', typ: 'JWT', kid: 'ksef-simulator', jti })

/** How many tokens are remembered that were signed or verified here, so that a token costs its HMAC once. */
const REMEMBERED = 10_000

export type Claims = Readonly<Record<string, unknown>> & { readonly typ: string; readonly exp: number }

export interface JwtSigner {
  /** @param id of this JWT alone. */
  sign(claims: Claims, id: string): string
  /** The claims when this signer signed the token, whatever its expiry. */
  verify(token: string): Claims | undefined
}

export const createJwtSigner = (secret: Buffer): JwtSigner => {
  const remembered = new Map<string, Claims>()
  const mac = (signed: string) => createHmac('sha256', secret).update(signed).digest('base64url')
  const remember = (token: string, claims: Claims): Claims => {
    if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!)
    remembered.set(token, claims)
    return claims
  }
  return {
    sign: (claims, id) => {
      const signed = `${header(id)}.${encoded(claims)}`
      const token = `${signed}.${mac(signed)}`
      remember(token, claims)
      return token
    },
    verify: token => {
      const known = remembered.get(token)
      if (known !== undefined) return known
      const end = token.lastIndexOf('.')
      const signature = Buffer.from(token.slice(end + 1))
      const expected = Buffer.from(mac(token.slice(0, Math.max(end, 0))))
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined
      // Only what this signer signed gets here, so it is well-formed.
      return remember(token, JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()))
    },
  }
}
