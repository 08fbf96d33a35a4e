import type fc from 'fast-check'
import type { FixedRuntime } from '../../simulator/index.ts'

/** A command of a model: when it makes sense, what it does and expects, and how it is told in a failure. */
export const command = <Model extends object, Real>(
  title: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): fc.AsyncCommand<Model, Real> => ({ check, run, toString: () => title })

/** The clock of model and simulator goes on by a drawn time, in milliseconds. */
export const timePasses = <Model extends { now: number }, Real extends { readonly runtime: FixedRuntime }>(
  drawn: fc.Arbitrary<number>,
): fc.Arbitrary<fc.AsyncCommand<Model, Real>> =>
  drawn.map(ms =>
    command<Model, Real>(
      `${ms} ms pass`,
      () => true,
      async (model, { runtime }) => {
        runtime.advance(ms)
        model.now = runtime.now()
      },
    ),
  )

/** One of the newest of a list, by a number that was drawn before the list was known: what is told of meets again. */
export const pick = <T>(list: readonly T[], number: number): T => list.at(-1 - (number % Math.min(list.length, 3)))!
