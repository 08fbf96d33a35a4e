import type { CallInput, OperationShape, Output } from '../operation.ts'
import type { Operations } from './operations.ts'

/** The function that an operation becomes: its input may be left out where nothing in it is required. */
export type Call<O> =
  unknown extends CallInput<O>
    ? () => Promise<Output<O>>
    : Record<never, never> extends CallInput<O>
      ? (input?: CallInput<O>) => Promise<Output<O>>
      : (input: CallInput<O>) => Promise<Output<O>>

type DeclaredNames<Area> = { [Name in keyof Area]: Area[Name] extends OperationShape ? Name : never }[keyof Area]

/** Every declared operation as area and name; what is only planned is not there. A call rejects with a `KsefError`. */
export type Calls = {
  readonly [Area in keyof Operations as [DeclaredNames<Operations[Area]>] extends [never] ? never : Area]: {
    readonly [Name in DeclaredNames<Operations[Area]>]: Call<Operations[Area][Name]>
  }
}
