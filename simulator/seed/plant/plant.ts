import type { ApiVersion } from '../../../contracts/ksef/api-version.ts'
import type { KsefTransactions } from '../../ksef/tables.ts'
import { part } from '../../runtime/parts.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { WorldPlan } from '../plan.ts'
import { plantTokens } from './tokens.ts'

/** A new world that is to have what its seed says: its clock stands, nothing in it takes time, no request is counted. */
export interface PlantedWorld {
  readonly api: ApiVersion
  readonly runtime: Pick<Runtime, 'now' | 'random'>
  readonly tables: KsefTransactions
  /** Answers a request as the world would. */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>
}

const throughTheApi = part(() => import('./through-the-api.ts'))

/** What no operation and no call of /control makes. */
const made = ['tokens', 'api', 'clock', 'delays', 'chance', 'acube'] as const

/**
 * Gives a world what its seed says. What an operation of KSeF or a call of /control makes is made by that; the tokens come from
 * outside with their secrets and are put where `tokens.generate` puts them.
 * @throws SeedFault for what is refused
 */
export const plant = async (plan: WorldPlan, world: PlantedWorld): Promise<void> => {
  const others = Object.entries(plan.seed).filter(
    ([name, value]) =>
      value !== undefined && !made.some(one => one === name) && !(name === 'companies' && isPlain(plan)),
  )
  if (others.length === 0) return plantTokens(plan, world)
  const { plantThroughTheApi } = await throughTheApi()
  await plantThroughTheApi(plan, world)
}

/** Of a company without a role KSeF knows nothing: whoever has its seal owns its context. */
const isPlain = ({ seed }: WorldPlan): boolean =>
  (seed.companies ?? []).every(({ role, attachments, blocked }) => !role && !attachments && !blocked)
