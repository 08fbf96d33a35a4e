import { type Client, createClient } from '../../../client/client.ts'
import { signIn } from '../../../contracts/control/access.ts'
import type { WorldPlan } from '../plan.ts'
import { SeedFault, type SeedPath, sentence } from '../seed-fault.ts'
import type { PlantedWorld } from './plant.ts'

const origin = 'http://seed.simulator'

/** A world as who plants in it meets it: by the calls that everybody has. */
export interface Site {
  readonly plan: WorldPlan
  readonly world: PlantedWorld
  /** Nobody is signed in. */
  readonly client: Client
  /** The owner of a NIP, signed in. */
  ownerOf(nip: string): Promise<Client>
  /** Does the work for one thing of the seed. @throws SeedFault there, when it is refused */
  at(path: SeedPath, work: () => Promise<unknown>): Promise<void>
  /** Calls /control. @throws Error with what it says */
  control(path: string, body: object): Promise<unknown>
  /** Signs out whoever was signed in. */
  leave(): Promise<void>
}

/** Nothing in a world that is planted takes time. */
const never = (): Promise<void> => Promise.reject(new Error('Something of the seed takes time'))

const reasonOf = async (thrown: unknown, world: PlantedWorld): Promise<string> => {
  const { message, explanationId } = thrown as Error & { readonly explanationId?: string }
  if (explanationId === undefined) return message
  const found = await world.fetch(`${origin}/control/explanations/${explanationId}`)
  const { text }: { readonly text?: string } = await found.json()
  return text === undefined ? message : `${message} – ${text}`
}

export const openSite = (plan: WorldPlan, world: PlantedWorld): Site => {
  const connection = {
    baseUrl: origin,
    api: world.api,
    fetch: (request: Request) => world.fetch(request),
    clock: { now: world.runtime.now, sleep: never },
  }
  const owners = new Map<string, Client>()

  const control = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await world.fetch(`${origin}/control${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (answer.ok) return answer.json()
    const { error }: { readonly error?: string } = await answer.json()
    throw new Error(error ?? `/control${path} answers ${answer.status}`)
  }
  const signedIn = async (nip: string): Promise<Client> => {
    const { accessToken } = signIn.success.body.parse(await control(signIn.path, { nip }))
    const owner = createClient({ ...connection, accessToken: accessToken.token })
    owners.set(nip, owner)
    return owner
  }
  return {
    plan,
    world,
    client: createClient(connection),
    ownerOf: async nip => owners.get(nip) ?? signedIn(nip),
    control,
    at: async (path, work) => {
      try {
        await work()
      } catch (thrown) {
        if (thrown instanceof SeedFault || !(thrown instanceof Error)) throw thrown
        const reason = sentence(await reasonOf(thrown, world))
        throw new SeedFault([...plan.place, ...path], reason, { cause: thrown })
      }
    },
    leave: async () => {
      for (const owner of owners.values()) await owner.authSessions.revokeCurrent()
    },
  }
}
