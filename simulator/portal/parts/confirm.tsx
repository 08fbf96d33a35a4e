import type { Child } from 'hono/jsx'
import { type Refused, unlessRefused } from '../refusal.ts'
import { redirectTo, show } from '../reply.tsx'
import type { Say, TextKey } from '../texts.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { type Fact, Facts } from './facts.tsx'
import { Form } from './form.tsx'
import { RefusalNotice } from './notice.tsx'

interface Confirmation<Thing, Done> {
  /** Where it is asked (GET) and done (POST). */
  readonly path: string
  readonly title: TextKey
  readonly lead: TextKey
  /** On the button that does it. */
  readonly verb: TextKey
  /** On the link back. */
  readonly keep: TextKey
  /** Above KSeF's no. */
  readonly refused: TextKey
  /** Members of the address and of the form that say of what, and how to get back. */
  readonly members: readonly string[]
  /** Asks KSeF for what it is about; a Response leads elsewhere. */
  load(visit: SignedInVisit, given: URLSearchParams): Promise<Thing | Response> | Thing | Response
  facts(thing: Thing, visit: SignedInVisit): readonly Fact[]
  /** More to be said in the form. */
  fields?(thing: Thing, visit: SignedInVisit, say: Say): Child
  act(visit: SignedInVisit, given: URLSearchParams): Promise<Done>
  /** Path of the page to go back to, undone and done. */
  back(given: URLSearchParams): string
  done(given: URLSearchParams, done: Done): string
}

/** What cannot be undone is asked for first, then done: two pages, GET and POST, of one description. */
export const confirmation = <Thing, Done>(it: Confirmation<Thing, Done>): { ask: SignedInPage; act: SignedInPage } => {
  const view = async (visit: SignedInVisit, given: URLSearchParams, refused?: Refused): Promise<Response> => {
    const { say } = visit
    const thing = await it.load(visit, given)
    if (thing instanceof Response) return thing
    return show(
      visit,
      { title: say(it.title), failed: refused !== undefined, status: refused === undefined ? 200 : 422 },
      <>
        {refused && <RefusalNotice say={say} title={say(it.refused)} refused={refused} />}
        <h1>{say(it.title)}</h1>
        <p class="lead">{say(it.lead)}</p>
        <Facts say={say} facts={it.facts(thing, visit)} />
        <Form visit={visit} action={it.path}>
          {it.members.flatMap(name =>
            given.getAll(name).map(value => <input type="hidden" name={name} value={value} />),
          )}
          {it.fields?.(thing, visit, say)}
          <div class="actions">
            <button type="submit" class="danger">
              {say(it.verb)}
            </button>
            <a class="button quiet" href={it.back(given)}>
              {say(it.keep)}
            </a>
          </div>
        </Form>
      </>,
    )
  }
  return {
    ask: visit => view(visit, visit.url.searchParams),
    act: visit =>
      unlessRefused(
        visit.session,
        async () => redirectTo(visit, it.done(visit.form, await it.act(visit, visit.form))),
        refused => view(visit, visit.form, refused),
      ),
  }
}
