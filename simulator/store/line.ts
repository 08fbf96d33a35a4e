import { nestingGuard } from './nesting-guard.ts'

/** One after another, in the order of the calls. @throws Error inside of what it runs itself: that would wait for ever */
export type Line = <T>(work: () => Promise<T>) => Promise<T>

/** @param guard another one's, where both are of one engine */
export const createLine = (guard = nestingGuard()): Line => {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    guard?.refuse()
    const result = last.then(guard === undefined ? work : () => guard.inside(work))
    last = result.catch(() => {})
    return result
  }
}
