/** What fontkit would unpack web fonts with (build.js): the portal has none. */
export const decompress = (): never => {
  throw new Error('Web fonts are not read.')
}
