import type { Token } from '../../contracts/ksef/tokens/token.ts'
import type { Client } from '../client.ts'
import { type Patience, poll } from '../poll.ts'

/**
 * Revokes a KSeF token and waits until it is Revoked. Sessions that it opened end with their access tokens.
 * @throws a Refusal when KSeF refuses, WaitedTooLong at the deadline.
 */
export const revokeToken = async (session: Client, referenceNumber: string, patience?: Patience): Promise<Token> => {
  const params = { referenceNumber }
  await session.tokens.revoke({ params })
  return poll(
    `Token ${referenceNumber} becoming Revoked`,
    () => session.tokens.get({ params }),
    seen => seen.status === 'Revoked',
    session.connection.clock,
    patience,
  )
}
