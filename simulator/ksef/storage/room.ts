/** The disk that packages may take up, of all worlds of a process. */
export interface Room {
  /** Takes so many bytes, or none: false where there are not so many left. */
  take(bytes: number): boolean
  /** Takes what is there already, whether there is room or not. */
  add(bytes: number): void
  give(bytes: number): void
}

export const createRoom = (bytes: number): Room => {
  let left = bytes
  return {
    take: wanted => {
      if (wanted > left) return false
      left -= wanted
      return true
    },
    add: found => {
      left -= found
    },
    give: given => {
      left += given
    },
  }
}
