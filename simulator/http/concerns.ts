/** Which requests a fault or a filter means. */

/** @param wanted as a fault or a filter says it */
export const concernsOperation = (wanted: string | undefined, operation: string): boolean => {
  if (wanted === undefined) return operation.includes('.')
  return wanted.endsWith('.*') ? operation.startsWith(wanted.slice(0, -1)) : operation === wanted
}

/** @param wanted `Nip:5265877635`, or a NIP */
export const isContext = (wanted: string, context: string | undefined): boolean =>
  wanted === context || `Nip:${wanted}` === context
