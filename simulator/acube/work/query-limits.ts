/** KSeF takes ranges of three months. In milliseconds. */
export const LONGEST_RANGE = 85 * 86_400_000
