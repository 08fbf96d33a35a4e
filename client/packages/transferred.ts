import { KsefError } from '../../contracts/ksef/errors.ts'
import type { Clock } from '../clock.ts'
import { UnexpectedAnswer } from '../unexpected-answer.ts'

/** Milliseconds before another try; behind the last one it is given up. */
const pauses = [1000, 2000, 4000, 8000, 16_000]

/** No answer, a storage that is unwell, a page of what stands in front of it instead of its answer. */
export const isPassing = (error: unknown): boolean =>
  // What fetch throws where there is no answer, or where it ends half way.
  error instanceof TypeError ||
  (error instanceof UnexpectedAnswer && (error.status < 300 || error.status === 429)) ||
  ((error instanceof UnexpectedAnswer || error instanceof KsefError) && error.status >= 500)

/** Tries again, with longer and longer pauses, what may go well another time. @throws what the last try ended with */
export const transferred = async <Result>(
  transfer: () => Promise<Result>,
  clock: Clock,
  mayPass: (error: unknown) => boolean = isPassing,
): Promise<Result> => {
  for (const pause of pauses)
    try {
      return await transfer()
    } catch (error) {
      if (!mayPass(error)) throw error
      await clock.sleep(pause)
    }
  return transfer()
}
