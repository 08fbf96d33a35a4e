import { profiles } from '../../contracts/control/strictness.ts'

export { profiles }

/** Which of KSeF's environments is stood in for. Self-signed certificates pass on TEST only. */
export type Profile = (typeof profiles)[number]

/** `iss` and `aud` of the tokens. TEST is recorded; the others are assumed by its pattern. */
export const issuers: Record<Profile, string> = { test: 'ksef-api-te', demo: 'ksef-api-tr', prod: 'ksef-api' }
