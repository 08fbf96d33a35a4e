/** The disk that packages may take up, of all worlds of a process. */
export interface Room {
  /** Takes so many bytes, or none: false where there are not so many left. */
  take(bytes: number): boolean
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
    give: given => {
      left += given
    },
  }
}
