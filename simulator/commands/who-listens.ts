import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { timeLimit } from '../runtime/runtime.ts'

/** So long may it take to find out, in milliseconds: the command has failed already. */
const PATIENCE = 1000

/** `p4711`, `cnode`: a line for each field of lsof's, the first process counts. */
const processOf = (listed: string): string | undefined => {
  const [, id, name] = /^p(\d+)\n(?:.*\n)*?c(.+)$/m.exec(listed) ?? []
  return id === undefined ? undefined : `${name} (process ${id})`
}

/** By lsof, which macOS and most of Linux have. */
const listener = async (port: number): Promise<string | undefined> => {
  const words = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']
  const asked = promisify(execFile)('lsof', words, { signal: timeLimit(PATIENCE) })
  return processOf(await asked.then(({ stdout }) => stdout).catch(() => ''))
}

/** Everywhere is also here. */
const reached: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

const isSimulator = async (address: string, port: number): Promise<boolean> => {
  const host = reached[address] ?? (address.includes(':') ? `[${address}]` : address)
  try {
    const response = await fetch(`http://${host}:${port}/control/health`, { signal: timeLimit(PATIENCE) })
    const { simulator }: { simulator?: unknown } = await response.json()
    return simulator === true
  } catch {
    return false
  }
}

const howToFind = (port: number): string =>
  process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`

/** Who has the port, in a sentence. */
export const whoListens = async (address: string, port: number): Promise<string> => {
  const [who, simulator] = await Promise.all([listener(port), isSimulator(address, port)])
  const what = simulator ? 'a ksef-simulator' : 'another program'
  return who === undefined ? `${what} has it (${howToFind(port)} shows which).` : `${what} has it: ${who}.`
}
