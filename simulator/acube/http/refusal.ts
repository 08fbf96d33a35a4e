import {
  type FirewallText,
  firewallTexts,
  problemTitle,
  problemType,
  type Violation,
} from '../../../contracts/acube/errors.ts'
import { type Told, verbatim } from '../../../contracts/told.ts'

/** A "no" of A-Cube, and why in full for the developer. */
export class AcubeRefusal extends Error {
  override readonly name = 'AcubeRefusal'
  readonly status: number
  readonly type: 'application/json' | 'application/problem+json'
  readonly body: object
  readonly explanation: Told
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    type: AcubeRefusal['type'],
    body: object,
    explanation: Told,
    headers: AcubeRefusal['headers'] = {},
  ) {
    super(explanation.en)
    this.status = status
    this.type = type
    this.body = body
    this.explanation = explanation
    this.headers = headers
  }
}

/** 401 from the firewall before the API. */
export const unauthorized = (text: FirewallText, explanation: Told): AcubeRefusal =>
  new AcubeRefusal(401, 'application/json', { code: 401, message: firewallTexts[text] }, explanation)

export const problem = (
  status: number,
  detail: string,
  explanation: Told,
  headers: AcubeRefusal['headers'] = {},
): AcubeRefusal =>
  new AcubeRefusal(
    status,
    'application/problem+json',
    { type: problemType, title: problemTitle, status, detail },
    explanation,
    headers,
  )

/** A problem whose `detail` says why, in English as A-Cube speaks. */
export const problemSaying = (status: number, told: Told): AcubeRefusal => problem(status, told.en, told)

/** 422: what is wrong with the values. `detail` has a line for each. */
export const violated = (violations: readonly Violation[], explanation?: Told): AcubeRefusal => {
  const detail = violations.map(({ propertyPath, message }) => (propertyPath ? `${propertyPath}: ${message}` : message))
  const body = { type: problemType, title: problemTitle, status: 422, detail: detail.join('\n'), violations }
  return new AcubeRefusal(422, 'application/problem+json', body, explanation ?? verbatim(detail.join(' ')))
}

/** One violation in A-Cube's own words. */
export const violatedBy = (propertyPath: string, message: string, explanation: Told): AcubeRefusal =>
  violated([{ propertyPath, message, code: null }], explanation)

/** One violation whose message says why. */
export const violatedSaying = (propertyPath: string, told: Told): AcubeRefusal =>
  violatedBy(propertyPath, told.en, told)
