import { acubeOperations } from '../../../contracts/acube/operations.ts'
import type { AcubeAccount } from '../../acube/accounts.ts'
import type { Fetch, Traffic } from '../../acube/traffic.ts'
import { randomHex } from '../../ksef/random-text.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { Tell } from '../message.ts'
import { checkStep, runStep } from '../perform.ts'
import type { Finding, Step } from '../step.ts'
import { steps } from '../steps.ts'
import { type Cast, type Company, createStory, type Story } from '../story.ts'

/** What a step has come to. `final`: nothing that is waited for can change it. */
export interface Outcome extends Finding {
  readonly final: boolean
}

/** One visit's story: how far it is told. */
export interface Telling {
  readonly id: string
  readonly story: Story
  /** Does the next step, or looks again at one that has been done and does not hold yet. Undefined for any other, and while one is under way. */
  perform(id: string, tell: Tell): Promise<Outcome> | undefined
  /** Tells what happens while a step is under way; between steps nobody listens. */
  readonly tell: Tell
  end(): Promise<void>
}

export interface TellingsOptions {
  readonly runtime: Runtime
  readonly account: AcubeAccount
  readonly traffic: Traffic
}

/** Where a visit reaches the simulator, and where A-Cube reaches the visit. */
export interface Place {
  readonly origin: string
  readonly fetch: Fetch
  readonly cast?: Cast
  inboxUrl(id: string, role: Company['role']): string
}

export interface Tellings {
  begin(place: Place): Telling
  find(id: string): Telling | undefined
}

/** So many stories are known at once; the oldest go first. */
const mostTellings = 20

const unheard: Tell = () => () => {}

export const createTellings = ({ runtime, account, traffic }: TellingsOptions): Tellings => {
  const known = new Map<string, Telling>()
  /** One step at a time: A-Cube works for all companies at once, and each story shall show its own. */
  let last: Promise<unknown> = Promise.resolve()
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }

  const begin = ({ inboxUrl, ...place }: Place): Telling => {
    const id = randomHex(runtime, 16)
    let listener = unheard
    let next = 0
    let begun = false
    let underWay = false
    const tell: Tell = outline => listener(outline)
    const story = createStory({ ...place, runtime, account, traffic, inboxUrl: role => inboxUrl(id, role), tell })

    const take = async (step: Step): Promise<Outcome> => {
      const failed = begun ? undefined : await runStep(step, story)
      begun = true
      if (failed !== undefined) return { ...failed, final: true }
      const finding = await checkStep(step, story)
      if (finding.holds) {
        next += 1
        begun = false
      }
      return { ...finding, final: finding.holds }
    }
    const telling: Telling = {
      id,
      story,
      tell,
      perform: (stepId, listen) => {
        const step = steps[next]
        if (underWay || step?.id !== stepId) return undefined
        underWay = true
        return alone(async () => {
          listener = listen
          try {
            return await take(step)
          } finally {
            listener = unheard
            underWay = false
          }
        })
      },
      end: async () => {
        known.delete(id)
        story.end()
        await alone(() => forget(story))
      },
    }
    known.set(id, telling)
    const [oldest] = known.values()
    if (known.size > mostTellings) void oldest?.end()
    return telling
  }
  return { begin, find: id => known.get(id) }
}

/** A-Cube need not go on working for companies whose story nobody tells any more. */
const forget = async ({ acube, seller, buyer }: Story): Promise<void> => {
  for (const { entity, keptToken } of [seller, buyer])
    if (keptToken !== '')
      await acube
        .ask(acubeOperations.ksefTokens.remove, { params: { legalEntity: entity }, body: { uuid: keptToken } })
        .catch(() => {})
}
