import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { sign, verify } from 'hono/jwt'
import type { FirewallText } from '../../contracts/acube/errors.ts'
import { acubeProject, JwtClaims, jwtLife } from '../../contracts/acube/login.ts'
import { lazily } from '../runtime/lazily.ts'
import type { Secret } from './secret.ts'

/** The JWTs of A-Cube: RS256 (IT-LIVE). */
export interface AcubeJwt {
  /** @param now milliseconds. */
  sign(username: string, uid: string, now: number): Promise<string>
  /** The claims, or why the token is refused. */
  read(token: string, now: number): Promise<JwtClaims | FirewallText>
}

const generate = promisify(generateKeyPair)

/** A private key as PEM. It takes a tenth of a second. */
const generatePem = async (): Promise<Buffer> => {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 })
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

/** @param secret where the key is kept; it is made when someone first signs in. */
export const createAcubeJwt = (secret: Secret): AcubeJwt => {
  const keys = lazily(async () => {
    const privateKey = (await secret('acube.jwt', generatePem)).toString()
    return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() }
  })
  return {
    sign: async (username, uid, now) => {
      const iat = Math.floor(now / 1000)
      const claims = { iat, exp: iat + jwtLife, roles: { [acubeProject]: ['ROLE_WRITER'] }, username, uid }
      return sign(claims, (await keys()).privateKey, 'RS256')
    },
    read: async (token, now) => {
      // The library knows the machine's clock only: whether the token has expired is told by ours.
      const options = { alg: 'RS256' as const, exp: false, iat: false, nbf: false }
      const payload = await verify(token, (await keys()).publicKey, options).catch(() => undefined)
      const claims = JwtClaims.safeParse(payload)
      if (!claims.success) return 'tokenInvalid'
      return claims.data.exp * 1000 <= now ? 'tokenExpired' : claims.data
    },
  }
}
