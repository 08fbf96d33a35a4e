import {
  type FirewallText,
  firewallTexts,
  problemTitle,
  problemType,
  type Violation,
} from '../../../contracts/acube/errors.ts'

/** A "no" of A-Cube, and why in full for the developer. */
export class AcubeRefusal extends Error {
  override readonly name = 'AcubeRefusal'
  readonly status: number
  readonly type: 'application/json' | 'application/problem+json'
  readonly body: object
  readonly explanation: string
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    type: AcubeRefusal['type'],
    body: object,
    explanation: string,
    headers: AcubeRefusal['headers'] = {},
  ) {
    super(explanation)
    this.status = status
    this.type = type
    this.body = body
    this.explanation = explanation
    this.headers = headers
  }
}

/** 401 from the firewall before the API. */
export const unauthorized = (text: FirewallText, explanation: string): AcubeRefusal =>
  new AcubeRefusal(401, 'application/json', { code: 401, message: firewallTexts[text] }, explanation)

export const problem = (
  status: number,
  detail: string,
  explanation: string = detail,
  headers: AcubeRefusal['headers'] = {},
): AcubeRefusal =>
  new AcubeRefusal(
    status,
    'application/problem+json',
    { type: problemType, title: problemTitle, status, detail },
    explanation,
    headers,
  )

/** 422: what is wrong with the values. `detail` has a line for each. */
export const violated = (violations: readonly Violation[], explanation?: string): AcubeRefusal => {
  const detail = violations.map(({ propertyPath, message }) => (propertyPath ? `${propertyPath}: ${message}` : message))
  const body = { type: problemType, title: problemTitle, status: 422, detail: detail.join('\n'), violations }
  return new AcubeRefusal(422, 'application/problem+json', body, explanation ?? detail.join(' '))
}

/** One violation in A-Cube's own words. */
export const violatedBy = (propertyPath: string, message: string, explanation?: string): AcubeRefusal =>
  violated([{ propertyPath, message, code: null }], explanation)
