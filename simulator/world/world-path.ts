/** Under `/w/<name>` stands a world of its own; the address without it is the world `default`. */

export const defaultWorld = 'default'

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
