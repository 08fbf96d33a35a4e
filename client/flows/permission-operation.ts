import { type Client, createClient } from '../client.ts'
import { type Patience, poll } from '../poll.ts'
import { watchExplanations } from '../watch-explanations.ts'
import { GrantFailed } from './grant-failed.ts'

/**
 * Waits until a grant or revocation is done with.
 * @throws GrantFailed when it ends in another code than 200, WaitedTooLong at the deadline.
 */
export const operationDone = async (session: Client, referenceNumber: string, patience?: Patience): Promise<void> => {
  const watched = watchExplanations(session.connection)
  const { permissions } = createClient(watched.connection)
  const { status } = await poll(
    `Operation ${referenceNumber} being done`,
    () => permissions.operationStatus({ params: { referenceNumber } }),
    seen => seen.status.code !== 100,
    session.connection.clock,
    patience,
  )
  if (status.code !== 200) throw new GrantFailed(referenceNumber, status, watched.last())
}
