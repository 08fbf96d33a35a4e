import { newestApi } from '../contracts/ksef/api-version.ts'
import { contractAt } from '../contracts/ksef/contract.ts'
import type { ErrorEntry, KsefError } from '../contracts/ksef/errors.ts'
import { readErrorBody } from './error-body.ts'
import { errorNamed } from './error-named.ts'
import { type Fault, Refusal } from './refusal.ts'
import { UnexpectedAnswer } from './unexpected-answer.ts'

/** The header by which the simulator says where it explains an answer. */
export const explanationHeader = 'X-Simulator-Explanation'

const secondsOf = (retryAfter: string | null): number | undefined =>
  retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined

/** The catalogue's own words where the answer has none, which a web server in front of KSeF may leave out. */
const worded = (fault: Fault | undefined, entry: ErrorEntry): Fault => ({
  code: entry.code,
  text: fault?.text || entry.text,
  details: fault?.details ?? [],
})

/**
 * Turns an answer that says no into the error to throw, from either format of the wire: a `Refusal` (a `KsefError`)
 * when the catalogue knows it, else an `UnexpectedAnswer`.
 */
export const readError = async (
  response: Response,
  contract = contractAt(newestApi),
): Promise<KsefError | UnexpectedAnswer> => {
  const { errors } = contract
  const { status } = response
  const body = await response.text()
  const { faults = [], reason, security } = readErrorBody(body) ?? {}
  const [first, ...others] = faults
  const rest = {
    security,
    retryAfter: secondsOf(response.headers.get('Retry-After')),
    explanationId: response.headers.get(explanationHeader) ?? undefined,
  }
  const name = errorNamed({ status, reason, ...first }, contract)
  // An entry whose text has blanks says nothing until the answer fills them.
  if (name === undefined || (!first?.text && errors[name].text.includes('{')))
    return new UnexpectedAnswer(status, { ...first, ...rest, reason, body })
  return new Refusal(name, { faults: [worded(first, errors[name]), ...others], ...rest })
}
