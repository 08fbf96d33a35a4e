import type { Pool, PoolClient } from 'pg'
import { StoreAway } from '../away.ts'
import { connected, run } from './driver.ts'

/**
 * All or nothing, on a connection of its own.
 * @throws StoreAway when the database is away: nothing of it is there, or, when it went while all of it was being kept, nobody knows
 */
export const inTransaction = async <T>(
  pool: Pool,
  kind: '' | 'isolation level repeatable read read only',
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await connected(pool)
  let broken: Error | undefined
  try {
    // On its way with the first query.
    const begun = run(client, `begin ${kind}`)
    begun.catch(() => {})
    const result = await work(client)
    await begun
    // Behind a statement that failed it keeps nothing, and says so by its answer alone.
    if ((await run(client, 'commit')) !== 'COMMIT')
      throw new Error('Nothing was kept: a statement of the transaction had failed, and whoever met it went on.')
    return result
  } catch (error) {
    if (error instanceof StoreAway) broken = error
    else
      await run(client, 'rollback').catch(failure => {
        broken = failure
      })
    throw error
  } finally {
    client.release(broken)
  }
}
