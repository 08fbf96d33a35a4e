/** The word of the command line for a name: `rateLimits` is `rate-limits`, `acube.queue` is `acube-queue`. */
export const commandWord = (name: string): string =>
  name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`).replaceAll('.', '-')
