import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The command line program as it ships. `vitest.config.ts` has it built before the first test. */
export const program = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** What `start` prints until it is ready. */
export const readyOf = async ({ stdout }: ChildProcess): Promise<string> => {
  let printed = ''
  for await (const chunk of stdout!.iterator({ destroyOnReturn: false })) {
    printed += chunk
    if (printed.includes('Invoices are')) break
  }
  return printed
}
