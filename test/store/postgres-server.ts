import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL in a folder of its own, which goes with it. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  database(): Promise<string>
  /** Ends it as a machine that fails would. */
  kill(): Promise<void>
  begin(): Promise<void>
  close(): Promise<void>
}

const debian = '/usr/lib/postgresql'

/** Where its programs are, if it is installed. */
const bin = (): string | undefined => {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map(it => join(debian, it, 'bin')).find(it => existsSync(join(it, 'initdb')))
}

export const isInstalled = bin() !== undefined

/** What takes long runs in CI, and where it is asked for: `KSEF_POSTGRES=1`. */
export const isAskedFor = process.env.KSEF_POSTGRES !== undefined

if (isAskedFor && !isInstalled) throw new Error('KSEF_POSTGRES is set, and PostgreSQL is not installed.')

/** It refuses to run as root. */
const asItself = process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : []

const runs = (program: string, ...args: string[]): string => {
  const [first = '', ...others] = [...asItself, join(bin()!, program), ...args]
  return execFileSync(first, others, { encoding: 'utf8', cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] })
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** @param settings of its own, as `synchronous_commit=off` */
export const beginPostgres = async (...settings: string[]): Promise<PostgresServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-postgres-'))
  if (asItself.length > 0) execFileSync('chown', ['postgres:postgres', folder])
  const data = join(folder, 'data')
  runs('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C')
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]
  const own = ['max_connections=200', 'log_min_messages=fatal', ...settings].flatMap(it => ['-c', it])
  let ended: Promise<unknown> = Promise.resolve()
  let pid: number | undefined

  const isUp = (): boolean => {
    try {
      runs('pg_isready', '-h', '127.0.0.1', '-p', String(port))
      return true
    } catch {
      return false
    }
  }
  const begin = async (): Promise<void> => {
    const [first = '', ...others] = [...asItself, join(bin()!, 'postgres'), ...options, ...own]
    const server = spawn(first, others, { cwd: folder, stdio: 'ignore' })
    pid = server.pid
    ended = once(server, 'exit')
    while (!isUp()) if (server.exitCode !== null) throw new Error('PostgreSQL did not start.')
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (pid === undefined) return
    process.kill(pid, signal)
    await ended
    pid = undefined
  }
  // Whoever fails on the way leaves none behind.
  const leave = () => pid !== undefined && process.kill(pid, 'SIGQUIT')
  process.on('exit', leave)
  await begin()
  let databases = 0
  return {
    database: async () => {
      const name = `d${++databases}`
      runs('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name)
      return `postgres://postgres@127.0.0.1:${port}/${name}`
    },
    // What its log has is written again from there; its children end by themselves.
    kill: () => end('SIGQUIT'),
    begin,
    close: async () => {
      await end('SIGINT')
      process.removeListener('exit', leave)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
