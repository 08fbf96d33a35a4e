import { each } from '../../store/each.ts'
import { endOf } from '../../store/engine.ts'
import { lifetimes } from '../lifetimes.ts'
import { subjectLimits } from '../limits/subject.ts'
import { contextKey, ksefTables, type ReadableStore } from '../tables.ts'

type Identifier = { readonly type: string; readonly value: string }

/** What a subject has used of its limits, whatever the context (certificates-077). */
export interface Usage {
  readonly limits: { readonly maxEnrollments: number; readonly maxCertificates: number }
  /** Requests within the window of 30 days, which slides (certificates-078; assumed). */
  readonly enrollments: number
  /** When the oldest of them leaves the window. */
  readonly freeAt?: number
  /** The place of the newest request ever. */
  readonly lastOrdinal: number
  /** Certificates that are Active. */
  readonly active: number
  /** Those that requests under way will bring. */
  readonly waiting: number
}

export const usageOf = async (subject: Identifier, store: ReadableStore, now: number): Promise<Usage> => {
  const partition = contextKey(subject)
  const { enrollments } = store
  const [newest] = await enrollments.page('bySubject', partition, { size: 1, order: 'newest' })
  const after = endOf(now - lifetimes.enrollment)
  const [oldest] = await enrollments.page('bySubject', partition, { after, size: 1, order: 'oldest' })
  const lastOrdinal = newest?.ordinal ?? 0
  return {
    limits: await subjectLimits(subject, store),
    enrollments: oldest === undefined ? 0 : lastOrdinal - oldest.ordinal + 1,
    freeAt: oldest && oldest.requestedAt + lifetimes.enrollment,
    lastOrdinal,
    ...(await held(partition, store, now)),
  }
}

const held = async (partition: string, { certificates }: ReadableStore, now: number) => {
  const count = { active: 0, waiting: 0 }
  for await (const it of each(certificates, ksefTables.certificates, 'standing', partition, 'newest')) {
    if (it.validTo <= now) break
    count[it.issuedAt <= now ? 'active' : 'waiting']++
  }
  return count
}
