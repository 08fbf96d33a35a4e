/** Details of 21405 on a dateRange: recorded, CIRFMF/ksef-api issues 507 and 709. */
export const dateRangeDetails = {
  tooLong: "'dateRange' must not exceed 3 months.",
  upsideDown: "'dateRange.to' must be greater than or equal to 'dateRange.from'.",
} as const
