/** KSeF takes ranges of 100 days, where it is older of three months: what fits both. In milliseconds. */
export const LONGEST_RANGE = 85 * 86_400_000
