import { securityHeaders } from '../../http/security-headers.ts'
import { tongueOf } from '../../pages/reader.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { outagePage } from './page.ts'
import { createRehearsals, type Rehearsal, type SetStage } from './rehearsals.ts'
import { steps } from './steps.ts'
import { say } from './texts.ts'

export interface OutagePage {
  /** Answers a request under /demo/outage. */
  answer(request: Request): Promise<Response>
}

const shown = async (content: ReturnType<typeof outagePage>, status = 200): Promise<Response> =>
  new Response(String(await content), {
    status,
    headers: { ...securityHeaders, 'Content-Type': 'text/html; charset=utf-8', Vary: 'Accept-Language' },
  })

/** To where the rehearsal stands, at the step that was done last. */
const seeOther = ({ id, outcomes }: Rehearsal, tongue: string): Response => {
  const last = steps[outcomes.length - 1]
  const anchor = last === undefined ? '' : `#${last.id}`
  return new Response(null, {
    status: 303,
    headers: { ...securityHeaders, Location: `/demo/outage/${id}?lang=${tongue}${anchor}` },
  })
}

/** The rehearsal as a page of forms: it needs no script. */
export const createOutagePage = (chance: Runtime, setStage: SetStage): OutagePage => {
  const rehearsals = createRehearsals(chance, setStage)
  return {
    answer: async request => {
      const { pathname, origin } = new URL(request.url)
      const tongue = tongueOf(request)
      const [, , , id = '', action = ''] = pathname.split('/')
      const isPost = request.method === 'POST'
      if (id === '' && !isPost) return shown(outagePage(tongue))
      if (id === 'stories' && isPost && action === '') return seeOther(await rehearsals.begin(origin), tongue)
      const rehearsal = rehearsals.find(id)
      if (rehearsal === undefined) return shown(outagePage(tongue, undefined, say('forgotten')[tongue]), 404)
      if (!isPost) return shown(outagePage(tongue, rehearsal))
      const most = { next: 1, rest: steps.length }[action]
      if (most !== undefined) await rehearsal.goOn(most)
      return seeOther(rehearsal, tongue)
    },
  }
}
