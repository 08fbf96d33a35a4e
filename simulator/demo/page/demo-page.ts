import { type Told, tongues } from '../../../contracts/told.ts'
import type { Fetch } from '../../acube/traffic.ts'
import { acceptedTongue } from '../../http/accepted-tongue.ts'
import { fileText } from '../../http/file-text.ts'
import { type Log, tellFailure } from '../../http/log.ts'
import { securityHeaders } from '../../http/security-headers.ts'
import { styleWith } from '../../pages/files.ts'
import type { Message, Outline } from '../message.ts'
import { notified } from '../notified.ts'
import { readCast } from './cast.ts'
import { page } from './page.tsx'
import { createTellings, type Outcome, type Telling, type TellingsOptions } from './tellings.ts'
import { say } from './texts.ts'

/** One line of what a step sends while it is under way. */
export type Line =
  | { readonly sent: number; readonly outline: Outline }
  | { readonly answered: number; readonly message: Message }
  | { readonly outcome: Outcome }

export interface DemoPageOptions extends TellingsOptions {
  readonly log: Log
}

export interface Asked {
  readonly request: Request
  /** The simulator's own door, for calls that come from the visitor's address. */
  readonly fetch: Fetch
  /** Where the visitor reaches it. */
  readonly origin: string
  /** Where A-Cube reaches it on the machine. */
  readonly own: string
}

export interface DemoPage {
  /** Answers a request under /demo. */
  answer(asked: Asked): Promise<Response>
}

const style = styleWith(fileText('./demo.css', import.meta.url))
/** Asks the simulator for one step after another and draws the messages as they are told. */
const script = fileText('./demo.js', import.meta.url)

/** The language in the address, else the one that the browser likes best. */
const pageFor = (request: Request): string => {
  const { searchParams } = new URL(request.url)
  const chosen = tongues.find(tongue => tongue === searchParams.get('lang'))
  return page(chosen ?? acceptedTongue(request.headers.get('accept-language') ?? undefined), searchParams)
}

const files: Readonly<Record<string, (request: Request) => readonly [type: string, text: string]>> = {
  '/demo': request => ['text/html; charset=utf-8', pageFor(request)],
  '/demo/assets/demo.css': () => ['text/css; charset=utf-8', style],
  '/demo/assets/demo.js': () => ['text/javascript; charset=utf-8', script],
}

const said = (status: number, error: Told): Response => Response.json({ error }, { status, headers: securityHeaders })
const forgotten = () => said(404, say('forgotten'))
const outOfTurn = () => said(409, say('outOfTurn'))

/** With the address that it was sent to, and signed for. */
const asSent = ({ request, origin }: Asked): Request => {
  const { method, headers, body } = request
  return new Request(origin + new URL(request.url).pathname, { method, headers, body, duplex: 'half' } as RequestInit)
}

/** A form of another site can send no JSON, and what is of another site is turned away at the door. */
const isOurs = (request: Request): boolean => request.headers.get('content-type') === 'application/json'

/** The page and what it asks. */
export const createDemoPage = ({ log, ...options }: DemoPageOptions): DemoPage => {
  const tellings = createTellings(options)

  const begin = async ({ request, fetch, origin, own }: Asked): Promise<Response> => {
    const given = await readCast(request)
    if ('refused' in given) return said(422, given.refused)
    const { cast } = given
    const { id, story } = tellings.begin({
      origin,
      fetch,
      cast,
      inboxUrl: (id, role) => `${own}/demo/inbox/${id}/${role}`,
    })
    const companies = [story.seller, story.buyer].map(({ role, name, nip }) => ({ role, name, nip }))
    return Response.json({ id, companies }, { status: 201, headers: securityHeaders })
  }

  /** Does a step; the lines come while it is under way, the outcome last. */
  const perform = (telling: Telling, step: string): Response => {
    const encoder = new TextEncoder()
    let sent = 0
    let left = false
    let write: (line: Line) => void = () => {}
    const outcome = telling.perform(step, outline => {
      const place = sent++
      write({ sent: place, outline })
      return message => write({ answered: place, message })
    })
    if (outcome === undefined) return outOfTurn()
    const body = new ReadableStream({
      start: async controller => {
        write = line => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        try {
          const come = await outcome
          // Not in one expression: it would write as before the visitor left.
          write({ outcome: come })
          // Closed already when the visitor has left.
          if (!left) controller.close()
        } catch (error) {
          tellFailure(log, error, `the step ${step} of the demo was not told to its end`)
          controller.error(error)
        }
      },
      cancel: () => {
        left = true
        write = () => {}
      },
    })
    return new Response(body, { headers: { ...securityHeaders, 'Content-Type': 'application/x-ndjson' } })
  }

  const notify = (telling: Telling, role: string, request: Request): Promise<Response> | Response => {
    const { story, tell } = telling
    const company = [story.seller, story.buyer].find(it => it.role === role)
    return company === undefined ? forgotten() : notified(company.inbox, request, tell)
  }

  return {
    answer: async asked => {
      const { request } = asked
      const path = new URL(request.url).pathname.replace(/(?<!\/)\/+$/, '')
      const file = files[path]
      if (file !== undefined && request.method === 'GET') {
        const [type, text] = file(request)
        return new Response(text, { headers: { ...securityHeaders, 'Content-Type': type } })
      }
      const [, , place, id = '', last = ''] = path.split('/')
      if (request.method !== 'POST') return said(404, say('nothingHere'))
      const telling = tellings.find(id)
      if (place === 'inbox') return telling === undefined ? forgotten() : notify(telling, last, asSent(asked))
      if (place !== 'stories' || !isOurs(request)) return said(404, say('nothingHere'))
      if (id === '') return begin(asked)
      if (telling === undefined) return forgotten()
      if (last !== 'end') return perform(telling, last)
      await telling.end()
      return new Response(null, { status: 204, headers: securityHeaders })
    },
  }
}
