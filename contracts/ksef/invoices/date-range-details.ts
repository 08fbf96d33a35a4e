/**
 * Details of 21405 on a dateRange: CIRFMF/ksef-api issues 507 and 709. The first spoke of three months until they became 100
 * days; its wording of today was not seen (invoices-query-n01).
 */
export const dateRangeDetails = {
  tooLong: "'dateRange' must not exceed 100 days.",
  upsideDown: "'dateRange.to' must be greater than or equal to 'dateRange.from'.",
} as const
