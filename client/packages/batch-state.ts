import type { Operations } from '../../contracts/ksef/operations.ts'
import type { CallInput, Output } from '../../contracts/operation.ts'

/** What opens a batch session. */
export type OpenBatch = CallInput<Operations['sessions']['openBatch']>['body']

/** Where a part is sent to, and what goes along. */
export type PartUpload = Output<Operations['sessions']['openBatch']>['partUploadRequests'][number]

/** A session that is open for the parts of a package. */
export interface BatchSession {
  readonly referenceNumber: string
  readonly uploads: readonly PartUpload[]
  /** Numbers of the parts that have arrived. */
  readonly sent: readonly number[]
  /** KSeF works on the package. */
  readonly closed: boolean
}

/**
 * How far the sending of a package has come: plain JSON. It holds no key, but links that let their bearer send parts.
 */
export interface BatchState {
  /** The folder with the encrypted parts; it is removed once all have arrived. */
  readonly folder: string
  readonly invoiceCount: number
  /** What is said of the package to KSeF. */
  readonly request: OpenBatch
  readonly session?: BatchSession
}

/** Packing counts invoices, sending bytes, and KSeF's work invoices again. */
export interface BatchProgress {
  readonly step: 'pack' | 'send' | 'process'
  readonly done: number
  /** Left out where it is not known: packing what comes one by one. */
  readonly total?: number
}
