import type { TokenPermission } from '../../contracts/ksef/permission-names.ts'
import type { Token } from '../../contracts/ksef/tokens/token.ts'
import { type Client, createClient } from '../client.ts'
import { type Patience, poll } from '../poll.ts'
import { watchExplanations } from '../watch-explanations.ts'
import { TokenFailed } from './token-failed.ts'

export interface GenerateToken {
  /** 5 to 256 characters. */
  readonly description: string
  /** What the token may do: never more than its author may. */
  readonly permissions: readonly TokenPermission[]
  readonly patience?: Patience
}

/**
 * Makes a KSeF token and waits until it is Active. KSeF shows the text of the token here and never again.
 * @param session signed in with a seal or signature: a token makes no tokens.
 * @throws TokenFailed when the token ends as Failed, a Refusal when KSeF refuses the request, WaitedTooLong.
 */
export const generateToken = async (
  session: Client,
  { description, permissions, patience }: GenerateToken,
): Promise<Token & { readonly token: string }> => {
  const body = { description, permissions: [...permissions] }
  const { referenceNumber, token } = await session.tokens.generate({ body })
  const watched = watchExplanations(session.connection)
  const { tokens } = createClient(watched.connection)
  const made = await poll(
    `Token ${referenceNumber} becoming Active`,
    () => tokens.get({ params: { referenceNumber } }),
    seen => seen.status !== 'Pending',
    session.connection.clock,
    patience,
  )
  if (made.status === 'Failed') throw new TokenFailed(referenceNumber, made.statusDetails ?? [], watched.last())
  return { ...made, token }
}
