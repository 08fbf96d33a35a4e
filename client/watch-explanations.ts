import type { Connection, Fetch } from './connection.ts'
import { explanationHeader } from './read-error.ts'

/**
 * The same connection, and what the simulator's last answer over it named as its explanation: a failed status travels
 * in an answer that is a success, so no error carries its id.
 */
export const watchExplanations = (
  connection: Connection,
): { readonly connection: Connection; last(): string | undefined } => {
  let id: string | undefined
  const fetch: Fetch = async request => {
    const response = await connection.fetch(request)
    id = response.headers.get(explanationHeader) ?? undefined
    return response
  }
  return { connection: { ...connection, fetch }, last: () => id }
}
