import { KsefError } from '../../../contracts/ksef/errors.ts'
import { publicLimits } from '../../../contracts/ksef/rate-limits.ts'
import { countRequest, type Excess } from '../access/limiter.ts'
import { contextKey } from '../tables.ts'
import type { Exchange } from './exchange.ts'
import { why } from './explanations.ts'
import type { Services, Step } from './services.ts'

/** Counts per context and address and group; of `other`, and for the public, per operation (rate-limits-023, -026). */
export const limit: Step = (exchange, services) => (services.rateLimited() ? count(exchange, services) : undefined)

const count = async ({ operation, caller, clientIp, now }: Exchange, { tables, contract }: Services): Promise<void> => {
  const { limits: group, method, path } = operation
  const context = caller?.context === undefined ? '' : contextKey(caller.context)
  const own = group === 'other' || group === 'public'
  const key = `${context} ${clientIp} ${own ? `${method} ${path}` : group}`
  const excess = await tables.write(async store => {
    const table = context === '' ? undefined : (await store.rateLimits.get(context))?.limits
    const limits = group === 'public' ? publicLimits : (table?.[group] ?? contract.rateGroups[group])
    return countRequest({ key, context }, limits, now, store)
  })
  if (excess !== undefined) refuse(excess, key)
}

/** Body and header say one number. */
const refuse = ({ limit, window, wait }: Excess, key: string): never => {
  const retryAfter = Math.max(1, Math.ceil(wait / 1000))
  throw new KsefError('tooManyRequests', {
    values: { limit, window, wait: waitInPolish(retryAfter) },
    retryAfter,
    explanation: why('tooManyRequests', { limit, key: key.trim() }),
  })
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
/** "59 minutach i 11 sekundach" (rate-limit-429-legacy-recorded). */
export const waitInPolish = (seconds: number): string =>
  [
    seconds >= 60 ? [counted(Math.floor(seconds / 60), 'minucie', 'minutach')] : [],
    seconds % 60 > 0 ? [counted(seconds % 60, 'sekundzie', 'sekundach')] : [],
  ]
    .flat()
    .join(' i ')
