import type { Clock } from '../../runtime/clock.ts'

/** Wakes up when the first of the files of packages is over. */
export interface Sweep {
  /** Looks at this instant, too. */
  by(at: number): void
  close(): void
}

/** @param look what is done then; it says when the next is over */
export const createSweep = ({ wakeUp }: Pick<Clock, 'wakeUp'>, look: () => void): Sweep => {
  let next = Number.POSITIVE_INFINITY
  let callOff = () => {}
  return {
    by: at => {
      if (at >= next) return
      callOff()
      next = at
      callOff = wakeUp(at, () => {
        next = Number.POSITIVE_INFINITY
        look()
      })
    },
    close: () => {
      callOff()
      next = Number.POSITIVE_INFINITY
    },
  }
}
