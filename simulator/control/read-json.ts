import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { cut } from '../../contracts/bounds.ts'
import { NoJson, parseJson } from '../http/parse-json.ts'
import { readUpTo } from '../http/read-up-to.ts'

const MAX_BODY_BYTES = 64 * 1024
/** Characters of what is told of a body that does not fit. */
const LONGEST_TEXT = 4000

const refusal = (status: 400 | 413, error: string): HTTPException =>
  new HTTPException(status, { res: Response.json({ error }, { status }) })

/** What a request to /control asks; without a body, what `{}` asks. @throws HTTPException 400, 413 {error} */
export const readJson = async <S extends z.ZodType>(schema: S, c: Context): Promise<z.output<S>> => {
  const body = await readUpTo(MAX_BODY_BYTES, c.req.raw)
  if (body === undefined) throw refusal(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`)
  const asked = schema.safeParse(body.length === 0 ? {} : parsed(body))
  if (!asked.success) throw refusal(400, cut(z.prettifyError(asked.error), LONGEST_TEXT))
  return asked.data
}

const parsed = (body: Uint8Array): unknown => {
  try {
    return parseJson(body)
  } catch (error) {
    if (!(error instanceof NoJson)) throw error
    throw refusal(400, error.message)
  }
}
