import type { Session } from '../../../client/index.ts'

/** KSeF looks at 100 days at a time, where it is older at three months: no three months are shorter than this. */
const searchedPeriod = 89 * 86_400_000

/** Where the last three months begin, by KSeF's own clock, which need not show our time. ISO 8601. */
export const threeMonthsAgo = async (session: Session): Promise<string> => {
  const { timestampMs } = await session.auth.challenge()
  return new Date(timestampMs - searchedPeriod).toISOString()
}
