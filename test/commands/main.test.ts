import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as modules from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import about from '../../package.json' with { type: 'json' }
import { program } from '../program.ts'

/** What the command begins with, as it is shipped, on versions of Node that are made believe. `.ci/run` takes a real Node 18. */

const folder = mkdtempSync(join(tmpdir(), 'ksef-main-'))
const main = join(folder, 'main.js')

beforeAll(() => {
  copyFileSync(program, main)
  // In place of all the rest.
  writeFileSync(join(folder, 'command.js'), "console.log('begun')")
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}
const onNode = (version: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise(resolve => {
    const fake = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
    const words = ['--import', `data:text/javascript,${encodeURIComponent(fake)}`, main, 'start']
    execFile(process.execPath, words, { env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })

const needed = about.engines.node.replace('>=', '')

test.each(['12.22.12', '18.20.8', '20.18.3', '20.9.0'])('Node %s hears one sentence and ends with 1', async version => {
  expect(await onNode(version)).toEqual({
    code: 1,
    out: '',
    err: `ksef-simulator needs Node ${needed} or newer, and this is Node ${version}.\n`,
  })
})

test.each([`${needed}.0`, '20.20.1', '22.0.0', '100.0.0'])('Node %s begins', async version => {
  expect(await onNode(version)).toEqual({ code: 0, out: 'begun\n', err: '' })
})

test('nothing is imported before it, and no syntax is newer than a Node that reads ES modules', () => {
  const code = readFileSync(main, 'utf8')
  expect(code).not.toMatch(/^\s*(import\s|export\s)/m)
  expect(code).not.toMatch(/\bawait\b|\?\.|\?\?/)
})

test.each([
  ['kept where Node keeps it', {}, 'enableCompileCache' in modules],
  ['kept nowhere where that is not wanted', { NODE_DISABLE_COMPILE_CACHE: '1' }, false],
])('what was compiled is %s', async (_, wanted, isKept) => {
  const kept = join(folder, 'kept')
  const { out } = await onNode(process.versions.node, { NODE_COMPILE_CACHE: undefined, TMPDIR: kept, ...wanted })
  expect(out).toBe('begun\n')
  expect(existsSync(kept)).toBe(isKept)
  rmSync(kept, { recursive: true, force: true })
})
