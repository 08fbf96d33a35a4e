/** The word of the command line for a name: `rateLimits` is `rate-limits`. */
export const commandWord = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
