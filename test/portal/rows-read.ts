import { onTestFinished, vi } from 'vitest'
import type { Simulator } from '../../simulator/index.ts'

const counting = <T extends object>(it: T, count: (rows: number) => void): T =>
  new Proxy(it, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value === 'function')
        return async (...asked: unknown[]) => {
          const found: unknown = await value.apply(target, asked)
          count(Array.isArray(found) ? found.length : 1)
          return found
        }
      return typeof value === 'object' && value !== null ? counting(value, count) : value
    },
  })

/** How many records a simulator has read since it was last asked, in the rest of a test: what a page costs on any machine. */
export const rowsReadBy = ({ engine }: Pick<Simulator, 'engine'>): (() => number) => {
  let rows = 0
  const read = engine.read.bind(engine)
  const spy = vi.spyOn(engine, 'read').mockImplementation(work =>
    read(stores =>
      work(
        counting(stores, more => {
          rows += more
        }),
      ),
    ),
  )
  onTestFinished(() => spy.mockRestore())
  return () => {
    const seen = rows
    rows = 0
    return seen
  }
}
