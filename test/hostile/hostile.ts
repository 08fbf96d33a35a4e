import { faInvoice } from '../../contracts/ksef/suite-invoices.ts'
import { forge } from '../simulator/documents/xades/forge.ts'
import type { Asked } from '../simulator/simulated.ts'

/**
 * The worst that a stranger may send, as data. Add a file to `inputs/` that exports `inputs`: every one is sent by
 * hostile.test.ts, its answer looked at, and its time and memory held against an ordinary request of the same run.
 */
export interface Hostile {
  /** What is wrong with it, a sentence. */
  readonly title: string
  /** Method and path with version or guest: `POST /v2/auth/ksef-token`. */
  readonly asked: string
  /** What goes with it, made once. */
  readonly sent: (world: Known) => Asked
  readonly status: number
  /** exceptionCode of the answer. */
  readonly code?: number
  /** What the explanation of a refusal says: to the end, however long what it quotes is. */
  readonly explains?: RegExp
  /** The ordinary request that it is held against. Default: `call`. */
  readonly beside?: keyof typeof ordinary
  /** At most so many times as long as that. Default: 300; a body of 256 KB is a thousand times as long. */
  readonly times?: number
  /** Bytes that may stay of it, on average, beside a row of the journal. Default: 12 KB, twice the longest explanation. */
  readonly kept?: number
}

/** What the inputs may need of the simulator that they are sent to. */
export interface Known {
  /** An access token with every right of an owner. */
  readonly accessToken: string
  /** A JWT of A-Cube's published account. */
  readonly acubeToken: string
  /** An interactive session that takes invoices, and a document as it is sent there. */
  readonly session: string
  encrypted(document: string): object
}

export const seller = '5265877635'
export const madeAt = new Date('2026-11-22T12:00:00Z')

const json = (value: unknown): Asked => ({ json: value })

/** The small, everyday requests of the same kind. */
export const ordinary = {
  call: {
    asked: 'POST /v2/testdata/permissions',
    sent: () =>
      json({
        contextIdentifier: { type: 'Nip', value: '5265877635' },
        authorizedIdentifier: { type: 'Nip', value: '1234563218' },
        permissions: [{ description: 'Reads invoices', permissionType: 'InvoiceRead' }],
      }),
    status: 200,
  },
  /** A stamp that is right but for its challenge. */
  stamp: {
    asked: 'POST /v2/auth/xades-signature',
    sent: () => ({ headers: { 'Content-Type': 'application/xml' }, body: forge() }),
    status: 400,
  },
  /** Of a seller that the account does not have. */
  invoice: {
    asked: 'POST /acube/invoices/v3/validate',
    sent: ({ acubeToken }: Known) => ({
      bearer: acubeToken,
      headers: { 'Content-Type': 'application/xml' },
      body: faInvoice({ seller, number: 'FV/1' }, madeAt),
    }),
    status: 422,
  },
  acube: {
    asked: 'POST /acube/legal-entities',
    sent: ({ acubeToken }: Known) => ({ bearer: acubeToken, json: { nip: '1' } }),
    status: 422,
  },
} as const satisfies Record<string, Pick<Hostile, 'asked' | 'sent' | 'status'>>

/** A text of about `size` characters: `start`, then `pump` again and again. */
export const pumped = (size: number, pump: string, start = '', end = ''): string =>
  start + pump.repeat(Math.floor((size - start.length - end.length) / pump.length)) + end

/** As large as a body may be that carries no invoice, but for a little. */
export const full = 255 * 1024
