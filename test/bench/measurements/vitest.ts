import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installedFile, installedFolder } from '../installed.ts'
import { type Measurement, some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'

const FILES = 8

const empty = `import { test } from 'vitest'
test('nothing', () => {})
`
const withSimulator = `import { createSimulator } from 'ksef-simulator'
import { expect, test } from 'vitest'
test('one request', async () => {
  const simulator = createSimulator()
  const response = await simulator.fetch('http://localhost/v2/auth/challenge', { method: 'POST' })
  expect(response.status).toBe(200)
})
`

const project = async (name: string, source: string): Promise<string> => {
  const folder = join(installedFolder(), name)
  await mkdir(folder)
  for (let place = 0; place < FILES; place++) await writeFile(join(folder, `${place}.test.js`), source)
  return folder
}

/** Seconds as the shell prints them: `0m1.234s`. */
const secondsIn = (line: string): number =>
  [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )

/** Seconds of CPU of Vitest and all its processes. POSIX `times` is the one that adds up children of children. */
const cpuOfVitest = (folder: string) => async (): Promise<number> => {
  const script = '"$0" "$1" run --root "$2" >/dev/null && times'
  const vitest = installedFile('vitest/vitest.mjs')
  const { stdout } = await promisify(execFile)('sh', ['-c', script, process.execPath, vitest, folder])
  return secondsIn(stdout.trim().split('\n').at(-1)!)
}

export const vitest: Measurement = {
  name: 'vitest',
  measure: async effort => {
    const figures = await inTurn(some(9, effort), {
      ours: cpuOfVitest(await project('with-simulator', withSimulator)),
      floor: cpuOfVitest(await project('empty', empty)),
    })
    return [
      {
        aim: `${FILES} Vitest files, a simulator each`,
        ...figures,
        unit: 's CPU',
        floorIs: `${FILES} empty files`,
        pass: 1.4,
        good: 1.3,
      },
    ]
  },
}
