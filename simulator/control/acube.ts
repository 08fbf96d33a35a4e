import type { Context } from 'hono'
import * as z from 'zod'
import type { AcubeDoor } from '../acube/routes.ts'
import { readJson } from './read-json.ts'

const Asked = z.object({ queue: z.literal('now').optional() })

/**
 * POST /control/acube/work {queue?: 'now'} → 200, what was done since the last such call. Without a body: what is due. `now` sends what waits in
 * the queue, however long it has waited.
 */
export const workControlled = async (c: Context, { open }: AcubeDoor): Promise<Response> => {
  const asked = await readJson(Asked, c)
  return c.json(await (await open()).work(asked))
}
