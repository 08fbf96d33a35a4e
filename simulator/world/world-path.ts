/** Under `/w/<name>` stands a world of its own; the address without it is the world `default`. */

export const defaultWorld = 'default'

/** Letters, digits, dots, dashes and low lines, at most 64. */
export const isWorldName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)

/** What stands before the paths of a world. */
export const prefixOf = (world: string): string => (world === defaultWorld ? '' : `/w/${world}`)

const prefixed = /^\/w\/([^/]+)(\/.*)?$/

/** The world that a path names, whether that is a name or not, what stands before its paths there, and the path inside. */
export const readWorldPath = (
  path: string,
): { readonly name: string; readonly prefix: string; readonly inside: string } => {
  const [, name, inside = '/'] = (path.startsWith('/w/') && prefixed.exec(path)) || []
  if (name === undefined) return { name: defaultWorld, prefix: '', inside: path }
  return { name, prefix: `/w/${name}`, inside }
}
