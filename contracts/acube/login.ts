import * as z from 'zod'
import { unstated } from '../bounds.ts'
import { bodyRefusals } from './formats.ts'
import { acubeOperation } from './operation.ts'

/** The project's key in `roles` (IT-LIVE: among the keys of a real token). */
export const acubeProject = 'pl.api.acubeapi.com'
/** AUTH: 24 hours, in seconds. */
export const jwtLife = 86_400

export const Roles = z.record(z.string(), z.array(z.string()))
/** What the JWT claims (HOME, AUTH). */
export const JwtClaims = z.object({
  iat: z.number().int(),
  exp: z.number().int(),
  roles: Roles,
  /** The e-mail address. */
  username: z.string(),
  uid: z.string(),
})
export type JwtClaims = z.infer<typeof JwtClaims>

const Text = z.string().max(unstated.text)

export const login = acubeOperation({
  method: 'POST',
  path: '/login',
  summary: 'Sign in: a JWT (RS256) for 24 hours.',
  evidence: 'documented',
  source: ['HOME', 'AUTH'],
  assumed: [
    'The 401: its text is the default of the Lexik JWT bundle (STACK).',
    'A member "environment", which chooses the sandbox in another country, is not looked at (IT-LIVE).',
  ],
  open: true,
  body: z.object({ email: Text, password: Text }),
  success: { status: 200, text: 'The JWT', body: z.object({ token: z.string() }) },
  refusals: { 400: 'Invalid input', 401: 'Invalid credentials.', ...bodyRefusals },
})

export const me = acubeOperation({
  method: 'GET',
  path: '/users/me',
  summary: 'Who is signed in.',
  evidence: 'documented',
  source: ['AUTH'],
  assumed: ['The members of the body: those of the JWT (OURS).'],
  success: {
    status: 200,
    text: 'The current user',
    body: z.object({ uid: z.string(), email: z.string(), roles: Roles }),
  },
  refusals: { 401: 'Unauthorized' },
})

export const signaturePublicKey = acubeOperation({
  method: 'GET',
  path: '/signature-public-key',
  summary: 'The key (ed25519) that notifications are signed with.',
  evidence: 'documented',
  source: ['SIG'],
  assumed: ['That it needs no bearer, and that the key is PEM (the receiver sample of A-Cube reads it so).'],
  open: true,
  success: { status: 200, text: 'The key, PEM', body: z.object({ public_key: z.string() }) },
  refusals: {},
})
