import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { commandLine } from './installed.ts'

interface Usage {
  /** Microseconds. */
  readonly cpu: { readonly user: number; readonly system: number }
  /** Bytes. */
  readonly rss: number
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number
  readonly process: ChildProcess
  usage(): Promise<Usage>
  stop(): Promise<void>
}

const probe = new URL('probe.js', import.meta.url).href

/** Starts a server that prints its address; resolves when it has. */
const startServer = async (args: readonly string[]): Promise<Server> => {
  const child = spawn(process.execPath, ['--import', probe, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const port = await new Promise<number>((resolve, reject) => {
    let printed = ''
    child.stdout!.on('data', chunk => {
      printed += chunk
      const [, found] = /127\.0\.0\.1:(\d+)/.exec(printed) ?? []
      if (found !== undefined) resolve(Number(found))
    })
    child.once('exit', code => reject(new Error(`a server ended with ${code} before it was ready`)))
  })
  return {
    port,
    process: child,
    usage: async () => {
      child.send('usage')
      const [usage] = await once(child, 'message')
      return usage as Usage
    },
    stop: async () => {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

const simulatorArgs = ['start', '--port', '0', '--rate-limits', 'off', '--log-level', 'silent']
export const startSimulator = (...more: readonly string[]): Promise<Server> =>
  startServer([commandLine(), ...simulatorArgs, ...more])

/** Node's server and an answer that never changes. */
export const startBare = (): Promise<Server> => startServer([fileURLToPath(new URL('floors/bare.js', import.meta.url))])

/** Node's server and nothing that can be left out (floors/). */
export const startFloor = (): Promise<Server> =>
  startServer(['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('floors/main.ts', import.meta.url))])

/** Microseconds of the server's own CPU while the work was done. */
export const cpuOf = async (server: Server, work: () => Promise<unknown>): Promise<number> => {
  const before = await server.usage()
  await work()
  const { cpu } = await server.usage()
  return cpu.user + cpu.system - before.cpu.user - before.cpu.system
}

/** Hands a simulator and a floor to the work, and stops both whatever happens. */
export const withServers = async <T>(
  work: (servers: { ours: Server; floor: Server }) => Promise<T>,
  startOther: () => Promise<Server> = startFloor,
): Promise<T> => {
  const [ours, floor] = await Promise.all([startSimulator(), startOther()])
  try {
    return await work({ ours, floor })
  } finally {
    await Promise.all([ours.stop(), floor.stop()])
  }
}
