import { warsawDate } from '../../../../contracts/ksef/formats.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

/** P_1 is not after the day of acceptance in Poland (sessions-online-040, -056). */
export const notIssuedInFuture: InvoiceCheck = ({ invoice: { issueDate } }, { sentAt }) => {
  const today = warsawDate(sentAt)
  if (issueDate <= today) return undefined
  return {
    outcome: 'issuedInFuture',
    values: { date: issueDate },
    explanation: why('issuedInFuture', { issueDate, today }),
  }
}
