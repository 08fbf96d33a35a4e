/** What KSeF's documents say of an interactive session, as arithmetic on the clock; nothing of the simulator is used. */

export const delays = { invoice: 4000, session: 3000, storage: 5000 }
const lifetime = 12 * 3_600_000
export const linkLifetime = 3 * 24 * 3_600_000

/** What may be sent, and how it ends. */
export const endings = {
  good: 200,
  duplicate: 440,
  'of another seller': 410,
  'of the day after tomorrow': 450,
  'that breaks the schema': 450,
  'that is no XML': 450,
  'with another hash of the plain text': 430,
  'with another size of the plain text': 430,
  'that does not decrypt': 435,
} as const
export type SendKind = keyof typeof endings

/** What is refused at once, by its code; the session stays as it was. */
export const refusals = { 'with another encrypted size': 21402, 'with another encrypted hash': 21403 } as const
export type RefusedKind = keyof typeof refusals

export interface Invoice {
  readonly reference: string
  readonly ordinal: number
  readonly number: string
  readonly xml: string
  readonly sentAt: number
  readonly code: (typeof endings)[SendKind]
  /** Known when it was first seen at 200. */
  ksefNumber?: string
}

export interface InvoiceSession {
  readonly referenceNumber: string
  readonly key: Buffer
  readonly initializationVector: Buffer
  readonly goodKey: boolean
  readonly openedAt: number
  readonly invoices: Invoice[]
  closedAt?: number
}

/** A link as it was given, and when. */
export interface Link {
  readonly url: string
  readonly givenAt: number
  readonly ksefNumbers: readonly string[]
}

export class Model {
  now = 0
  readonly sessions: InvoiceSession[] = []
  readonly links: Link[] = []

  codeOf({ sentAt, code }: Invoice): number {
    const age = this.now - sentAt
    if (age >= delays.invoice) return code
    return age < delays.invoice / 2 ? 100 : 150
  }

  /** Settled by now, one way or the other. */
  settled({ invoices }: InvoiceSession, good: boolean): Invoice[] {
    return invoices.filter(it => this.now >= it.sentAt + delays.invoice && (it.code === 200) === good)
  }

  closedAt({ goodKey, openedAt, closedAt }: InvoiceSession): number | undefined {
    if (closedAt !== undefined) return closedAt
    return goodKey && this.now >= openedAt + lifetime ? openedAt + lifetime : undefined
  }

  /** 415 a bad key, 100 open, 440 nothing sent, 170 being processed, 445 nothing valid, 200 done. */
  statusOf(session: InvoiceSession): 100 | 170 | 200 | 415 | 440 | 445 {
    if (!session.goodKey) return 415
    const closedAt = this.closedAt(session)
    if (closedAt === undefined) return 100
    const last = session.invoices.at(-1)
    if (last === undefined) return 440
    if (this.now < Math.max(closedAt, last.sentAt + delays.invoice) + delays.session) return 170
    return session.invoices.some(({ code }) => code === 200) ? 200 : 445
  }

  /** Stored for good: found by queries, and downloaded. */
  stored({ sentAt, code }: Invoice): boolean {
    return code === 200 && this.now >= sentAt + delays.invoice + delays.storage
  }
}

export const commonStatus = {
  100: 'InProgress',
  170: 'InProgress',
  200: 'Succeeded',
  415: 'Failed',
  440: 'Cancelled',
  445: 'Failed',
} as const
