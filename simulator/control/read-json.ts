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

/** As Hono hands a request on. */
interface Asked {
  readonly req: { readonly raw: Request }
}

/** What a request to /control asks; without a body, what `{}` asks. @throws HTTPException 400, 413 {error} */
export const readJson = async <S extends z.ZodType>(schema: S, c: Asked): Promise<z.output<S>> => {
  const body = await readUpTo(MAX_BODY_BYTES, c.req.raw)
  if (body === undefined) throw refusal(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`)
  return read(schema, body.length === 0 ? {} : parsed(body))
}

/** What stands behind the question mark. @throws HTTPException 400 {error} */
export const readQuery = <S extends z.ZodType>(schema: S, query: URLSearchParams): z.output<S> =>
  read(schema, Object.fromEntries(query))

const read = <S extends z.ZodType>(schema: S, given: unknown): z.output<S> => {
  const asked = schema.safeParse(given)
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
