import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { sharedPath } from '../shared.ts'
import { differences } from './alike.ts'
import { answerTo, leadOf } from './leads/led.ts'
import type { Recording } from './recording.ts'

/** Follows the steps of fixtures/README.md, on a copy of the folders, with a recording that nobody has seen. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = readFileSync(join(root, 'fixtures/README.md'), 'utf8')
const blocks = [...readme.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)].map(([, language, code]) => ({
  language,
  code,
}))
const json = blocks.find(({ language }) => language === 'json')!.code!
const [versionLine = '', leadLine = ''] = blocks
  .filter(({ language }) => language === 'ts')
  .map(({ code }) => code!.trim())
const example: Recording = JSON.parse(json)

const id = 'a-recording-nobody-has-seen'
const copy = mkdtempSync(join(tmpdir(), 'ksef-recordings-'))
afterAll(() => rmSync(copy, { recursive: true }))

/** Copies what the steps change; the rest is linked. */
const copyFolders = () => {
  mkdirSync(join(copy, 'test'))
  for (const changed of ['fixtures/recordings', 'test/recordings'])
    cpSync(join(root, changed), join(copy, changed), { recursive: true })
  const others = readdirSync(join(root, 'test')).filter(name => name !== 'recordings')
  for (const kept of ['client', 'contracts', 'simulator', 'node_modules', 'package.json'].concat(
    others.map(name => `test/${name}`),
  ))
    symlinkSync(join(root, kept), join(copy, kept))
}

const edit = (file: string, at: string, line: string): void => {
  const path = join(copy, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(at)
  writeFileSync(path, text.replace(at, `${at}\n${line.replaceAll('<id>', id)}`))
}

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
/** What a run in the copy prints, without colours. */
const run = (...words: string[]): Promise<string> =>
  promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--root', copy, 'test/recordings/recordings.test.ts', ...words],
    {
      cwd: copy,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', KSEF_SHARED: sharedPath('.') },
    },
  ).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => stdout + stderr,
  )

test('a new recording is judged as its file is written, and is at home when the steps are done', async () => {
  copyFolders()
  // 1: the file. 2: contract and client judge at once.
  writeFileSync(
    join(copy, `fixtures/recordings/${example.area}/${id}.json`),
    `${JSON.stringify({ ...example, id }, null, 2)}\n`,
  )
  const judged = await run('-t', id)
  expect(judged).toContain('authenticationMethodInfo: Invalid input')
  expect(judged).toMatch(/Tests +1 failed \| 1 passed/)
  // 3: its version. 4: the lead. 5: everything passes, and the simulator was asked.
  edit('test/recordings/versions.ts', 'export const deviations: readonly Deviation[] = [', versionLine)
  edit('test/recordings/leads/sign-in.ts', 'export const signInLeads: Leads = {', leadLine)
  const whole = await run()
  expect(whole).not.toContain('FAIL')
  expect(whole).toMatch(/Tests +\d+ passed/)
  expect(whole).toMatch(/recordings: (\d+) usable/)
}, 180_000)

test('a difference is told by its place', async () => {
  const body: unknown = JSON.parse(await (await answerTo(leadOf(example)!)).text())
  const likeness = { shown: example.shown, later: ['authenticationMethodInfo'] }
  expect(differences(example.response.body, body, likeness)).toEqual([])
  const otherwise = structuredClone(example.response.body) as { status: { code: number } }
  otherwise.status.code = 450
  expect(differences(otherwise, body, likeness)).toEqual(['status.code is 200, recorded is 450'])
})
