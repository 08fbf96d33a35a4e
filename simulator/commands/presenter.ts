/** Who goes on when asked to. */
export interface Presenter {
  wait(title: string): Promise<void>
  leave(): void
}

/** Waits for Enter; at the end of the input it waits no more. */
export const presenter = async (): Promise<Presenter> => {
  const { createInterface } = await import('node:readline')
  const lines = createInterface({ input: process.stdin })
  const entered = lines[Symbol.asyncIterator]()
  return {
    wait: async title => {
      process.stderr.write(`\n⏎  ${title} `)
      await entered.next()
    },
    leave: () => lines.close(),
  }
}
