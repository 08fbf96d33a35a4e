/** As much of a terminal's stream as is needed. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** One line that says what is under way, written over by the next and taken away at the end. */
export interface RunningLine {
  show(text: string): void
  clear(): void
}

/** From the cursor to the end of the line. */
const wipe = '\u001b[K'

/** Where nobody looks on, nothing is written. */
export const runningLine = (screen: Screen): RunningLine => {
  if (!screen.isTTY) return { show: () => {}, clear: () => {} }
  return {
    // A line as wide as the screen would go on in the next, which nothing wipes.
    show: text => screen.write(`\r${text.slice(0, (screen.columns || 80) - 1)}${wipe}`),
    clear: () => screen.write(`\r${wipe}`),
  }
}
