/** Letters, digits, dots, dashes and low lines, at most 64. */
export const isWorldName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)
