import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A server that is begun again and again on what it kept, always at the same address: links lead to it. */
export interface KilledServer {
  /** @returns where it is reached */
  begin(): Promise<string>
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** @param options where its state is, and more */
export const createKilledServer = (options: readonly string[]): KilledServer => {
  let server: ChildProcess | undefined
  let port = '0'
  return {
    begin: async () => {
      const asked = ['--port', port, '--log-level', 'error', '--rate-limits', 'off', ...options]
      server = spawn(process.execPath, ['dist/main.js', 'start', ...asked], { stdio: ['ignore', 'pipe', 'inherit'] })
      for await (const line of createInterface({ input: server.stdout! })) {
        const baseUrl = /^ +API +(\S+)/.exec(line)?.[1]
        if (baseUrl === undefined) continue
        ;({ port } = new URL(baseUrl))
        return baseUrl
      }
      throw new Error('The server did not start.')
    },
    end: async signal => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
      const exit = once(server, 'exit')
      server.kill(signal)
      await exit
    },
  }
}
