/** What .NET reads as the address of a host: it is not split by what may follow. */
const authority = /^(?:https?|ftp|wss?):[\\/]{2}([^\\/?#]*)/i

/**
 * Whether .NET's Uri takes a text, relative or not. It takes nearly everything: not `##`, not a drive without a path, and
 * no address on the net whose host or port is none.
 */
export const isUri = (text: string): boolean => {
  if (text === ' ' || text.includes('##') || /^[a-z]:(?![\\/])/i.test(text)) return false
  const host = authority.exec(text)?.[1]
  return host === undefined || (host !== '' && !host.includes('..') && URL.canParse(`http://${host}/`))
}
