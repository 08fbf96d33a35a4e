import { nestingGuard } from './nesting-guard.ts'

/** One after another, in the order of the calls. @throws Error inside of what it runs itself: that would wait for ever */
export type Line = <T>(work: () => Promise<T>) => Promise<T>

export const createLine = (): Line => {
  let last: Promise<unknown> = Promise.resolve()
  const guard = nestingGuard()
  return work => {
    guard?.refuse()
    const result = last.then(guard === undefined ? work : () => guard.inside(work))
    last = result.catch(() => {})
    return result
  }
}
