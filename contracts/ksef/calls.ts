import type { CallInput, Output } from '../operation.ts'
import type { Operations } from './operations.ts'

/** The function that an operation becomes: its input may be left out where nothing in it is required. */
export type Call<O> =
  unknown extends CallInput<O>
    ? () => Promise<Output<O>>
    : Record<never, never> extends CallInput<O>
      ? (input?: CallInput<O>) => Promise<Output<O>>
      : (input: CallInput<O>) => Promise<Output<O>>

/** Every operation as area and name. A call rejects with a `KsefError`. */
export type Calls = {
  readonly [Area in keyof Operations]: {
    readonly [Name in keyof Operations[Area]]: Call<Operations[Area][Name]>
  }
}
