import { withAcube } from './company.ts'

type Options = Omit<NonNullable<Parameters<typeof withAcube>[0]>, 'between'>

/** What A-Cube asks KSeF, by method and path: `POST /v2/auth/token/redeem`. */
const lineOf = (request: Request): string => `${request.method} ${new URL(request.url).pathname}`

/** A world in which an answer of KSeF's can be held back, so that something happens while A-Cube works. */
export const withHeldKsef = (options: Options = {}) => {
  let plan: { isHeld(line: string): boolean; reached(): void; readonly released: Promise<void> } | undefined
  const asked: string[] = []
  const world = withAcube({
    ...options,
    between: async (request, ksef) => {
      const line = lineOf(request)
      asked.push(line)
      const answer = await ksef(request)
      if (!plan?.isHeld(line)) return answer
      const { reached, released } = plan
      plan = undefined
      reached()
      await released
      return answer
    },
  })
  /** Holds the first answer that is meant. @returns when it is reached, and how it is let go. */
  const hold = (isHeld: (line: string) => boolean) => {
    let reached = () => {}
    let release = () => {}
    const isReached = new Promise<void>(resolve => {
      reached = resolve
    })
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    plan = { isHeld, reached, released }
    return {
      isReached,
      /** Holds nothing that is not held yet. */
      callOff: () => {
        plan = undefined
      },
      release,
    }
  }
  /** Does something while A-Cube works and waits for the answer that is meant; then lets both end. */
  const during = async <T>(
    isHeld: (line: string) => boolean,
    work: () => Promise<unknown>,
    doing: () => Promise<T>,
  ): Promise<T> => {
    const { isReached, callOff, release } = hold(isHeld)
    const working = work()
    await Promise.race([isReached, working])
    callOff()
    const done = await doing()
    release()
    await working
    return done
  }
  return { ...world, asked, hold, during }
}
