import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { worstKeys } from './worst-keys.ts'

const script = fileURLToPath(new URL('fuzz-certificates.ts', import.meta.url))
const cases = 1000

interface Ending {
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly lines: string[]
  readonly complaint: string
}

/** On the Node that runs the tests; `.ci/run` does the same on others. */
const fuzz = (...args: string[]): Promise<Ending> =>
  new Promise(resolve => {
    const child = execFile(process.execPath, ['--import', 'tsx', script, ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode, lines: stdout.trimEnd().split('\n'), complaint: stderr.slice(0, 2000) }),
    )
  })

test('no certificate ends the process, and every one comes to an answer', async () => {
  const { code, lines, complaint } = await fuzz(`${cases}`)
  const last = lines.pop() ?? ''
  expect({ code, complaint, case: code === 0 ? undefined : last }).toEqual({ code: 0, complaint: '', case: undefined })
  expect(lines).toHaveLength(worstKeys.length + cases)
  const outcomes: Record<string, number> = JSON.parse(last)
  // Some got as far as a verification, on every way in.
  for (const outcome of ['read, self-signed: false', 'signatureDoesNotVerify', 'invalidCertificate', 'control 201'])
    expect(outcomes[outcome]).toBeGreaterThan(10)
}, 300_000)
