/** What to do beyond what is due. */
export interface WorkAsked {
  /** `now`: sends queued invoices, however long they have waited. */
  readonly queue?: 'now' | undefined
}

/** What was done since it was asked for last, in numbers of things. */
export interface WorkReport {
  /** Entities that became active, and that stopped being so. */
  readonly activated: number
  readonly deactivated: number
  /** Invoices sent to KSeF, and those that KSeF decided on. */
  readonly sent: number
  readonly valid: number
  readonly invalid: number
  readonly upos: number
  /** Invoices found in KSeF: for the entity, and by the entity another way. */
  readonly received: number
  readonly synced: number
  /** Notifications that their receivers took. */
  readonly delivered: number
  /** What went wrong and is tried again. */
  readonly troubles: readonly string[]
}

type Counted = Exclude<keyof WorkReport, 'troubles'>

/** A report that is still being written. */
export type OpenReport = Record<Counted, number> & { readonly troubles: string[] }

export const emptyReport = (): OpenReport => ({
  activated: 0,
  deactivated: 0,
  sent: 0,
  valid: 0,
  invalid: 0,
  upos: 0,
  received: 0,
  synced: 0,
  delivered: 0,
  troubles: [],
})

const KEPT_TROUBLES = 100

/** Adds a run's report to another; of the troubles the newest are kept. */
export const addTo = (all: OpenReport, { troubles, ...counts }: WorkReport): void => {
  for (const [name, count] of Object.entries(counts)) all[name as Counted] += count
  all.troubles.push(...troubles)
  all.troubles.splice(0, all.troubles.length - KEPT_TROUBLES)
}

/** How much a run has done. */
export const doneIn = ({ troubles: _, ...counts }: WorkReport): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
