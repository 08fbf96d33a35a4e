import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Told } from '../../../contracts/told.ts'
import { securityHeaders } from '../../http/security-headers.ts'
import { respond } from '../http/respond.ts'
import type { Services } from '../http/services.ts'

interface Reply {
  readonly page: JSX.Element
  /** The same for programs, which KSeF does not have (CIRFMF/ksef-api issue 551). */
  readonly json: object
  readonly explanations?: readonly Told[]
}

/** A page, always 200; JSON to who prefers it. Why it says no stands beside it. */
export const reply = async (c: Context, services: Services, { page, json, explanations = [] }: Reply) => {
  const now = services.runtime.now()
  const asJson = /^application\/json\b/.test(c.req.header('accept') ?? '')
  const written = asJson
    ? { status: 200, headers: { ...securityHeaders, 'Content-Type': 'application/json' }, body: JSON.stringify(json) }
    : {
        status: 200,
        headers: { ...securityHeaders, 'Content-Type': 'text/html; charset=utf-8' },
        body: String(await page),
      }
  return respond({ request: c.req.raw, now, explanations: [...explanations], warnings: [] }, written, services)
}
