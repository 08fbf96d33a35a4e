import type { Context } from 'hono'
import * as z from 'zod'
import type { AcubeDoor } from '../acube/routes.ts'

const Asked = z.object({ queue: z.literal('now').optional() })

/**
 * POST /control/acube/work {queue?: 'now'} → 200, what was done since the last such call. Without a body: what is due. `now` sends what waits in
 * the queue, however long it has waited.
 */
export const workControlled = async (c: Context, { open }: AcubeDoor): Promise<Response> => {
  const body = await c.req.text()
  const asked = Asked.safeParse(body === '' ? {} : parsed(body))
  if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 400)
  return c.json(await (await open()).work(asked.data))
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
