import type { Watcher } from '../acube/traffic.ts'
import type { Message, Tell } from './message.ts'
import { recorded } from './recorder.ts'

/** Whom a request of A-Cube to KSeF is about. */
type About = { readonly nip: string } | 'the same as before' | 'who comes next'

/** A sign-in names the taxpayer in its body, and every bearer but that of a sign-in under way does. */
const aboutWhom = async (request: Request): Promise<About> => {
  const payload = /^Bearer [\w-]+\.([\w-]+)\./.exec(request.headers.get('authorization') ?? '')?.[1]
  const text = payload === undefined ? await request.clone().text() : Buffer.from(payload, 'base64url').toString()
  const nip = /"(?:civ|value)"\s*:\s*"(\d{10})"/.exec(text)?.[1]
  if (nip !== undefined) return { nip }
  return payload === undefined ? 'who comes next' : 'the same as before'
}

/**
 * Tells the calls of A-Cube to KSeF that are about these taxpayers. A call that names nobody, such as for a challenge,
 * belongs to the next one that does: it is told then.
 */
export const ofThese = (nips: ReadonlySet<string>, tell: Tell): Watcher => {
  let held: (() => void)[] = []
  let ours = false
  const later: Tell = outline => {
    let answer: Message | undefined
    let answered: ((message: Message) => void) | undefined
    held.push(() => {
      answered = tell(outline)
      if (answer !== undefined) answered(answer)
    })
    return message => {
      answer = message
      answered?.(message)
    }
  }
  return fetch => {
    const told = recorded('A-Cube', 'KSeF', fetch, tell)
    const toldLater = recorded('A-Cube', 'KSeF', fetch, later)
    return async request => {
      const about = await aboutWhom(request)
      if (about === 'who comes next') return toldLater(request)
      if (about !== 'the same as before') ours = nips.has(about.nip)
      const before = held
      held = []
      if (!ours) return fetch(request)
      for (const tellIt of before) tellIt()
      return told(request)
    }
  }
}
