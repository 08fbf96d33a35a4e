/**
 * Details of 21405 on a dateRange: CIRFMF/ksef-api issues 507 and 709. The first speaks of three months up to the version in
 * which they became 100 days; its wording of today was not seen (invoices-query-n01).
 */
export const dateRangeDetails = {
  tooLong: "'dateRange' must not exceed 100 days.",
  tooManyMonths: "'dateRange' must not exceed 3 months.",
  upsideDown: "'dateRange.to' must be greater than or equal to 'dateRange.from'.",
} as const
