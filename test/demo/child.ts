import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { program } from '../program.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

interface Wishes {
  /** Files of this folder that are loaded before the program. */
  readonly preload?: readonly string[]
  /** What node is given in place of the command line program. */
  readonly node?: readonly string[]
}

/** Runs a program in a process of its own that reaches loopback only. */
export const startChild = (words: readonly string[], { preload = [], node }: Wishes = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-demo-'))
  const log = join(folder, 'connections')
  writeFileSync(log, '')
  const loaded = ['./only-loopback.mjs', ...preload].flatMap(file => ['--import', here(file)])
  const main = node ?? [program]
  const child = spawn(process.execPath, [...loaded, ...main, ...words], {
    cwd: here('../..'),
    env: { ...process.env, ONLY_LOOPBACK_LOG: log, NODE_OPTIONS: '', NO_COLOR: '1' },
  })
  const written = { out: '', err: '' }
  const watchers = new Set<() => void>()
  const keep = (stream: 'out' | 'err') => (chunk: Buffer) => {
    written[stream] += chunk
    for (const watcher of watchers) watcher()
  }
  child.stdout.on('data', keep('out'))
  child.stderr.on('data', keep('err'))
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true })
  })
  return {
    written,
    child,
    /** Until something has been written. */
    sees: (stream: 'out' | 'err', pattern: RegExp) =>
      new Promise<RegExpExecArray>(resolve => {
        const look = () => {
          const found = pattern.exec(written[stream])
          if (found === null) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      }),
    /** Its exit code. */
    ended,
    /** Every connection that it tried, as `loopback` or `refused` and the host. */
    connections: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
  }
}
