import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { connected } from '../../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../../../simulator/index.ts'

/** A world whose packages are worked on as soon as somebody waits for them. */
export const packageWorld = (options: SimulatorOptions = {}) => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-23T12:00:00Z'), seed: 5 })
  const simulator = createSimulator({ runtime, rateLimits: 'off', ...options })
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async () => simulator.idle(),
    advance: runtime.advance,
  })
  return { runtime, simulator, target }
}

/** A folder of the test's own for temporary files: others make theirs beside it. */
export const ownTemporaryFolder = (): string => {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'temporary-'))
  process.env.TMPDIR = folder
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(folder, { recursive: true })
  })
  return folder
}
