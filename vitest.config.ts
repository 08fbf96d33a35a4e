import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.test.ts') && !path.includes('.run'))
  .map(path => `test/${path.replaceAll('\\', '/')}`)

/**
 * Tests that change or measure what they would share with others: modules, globals, the environment, memory. Each of them
 * has a process of its own. All others find the modules already loaded, which is a third of their time.
 */
const changesWhatIsShared =
  /\bvi\.|\bprocess\.(?:env|chdir|memoryUsage|on)\b|\bsyncBuiltinESMExports\b|\bModule\b|--expose-gc/
const alone = tests.filter(path => changesWhatIsShared.test(readFileSync(path, 'utf8')))

export default defineConfig({
  test: {
    // Browsers, RSA keys and properties on a busy machine; nothing waits on purpose.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Every engine looks for a transaction inside a transaction (simulator/store/nesting-guard.ts).
    env: { KSEF_SIMULATOR_GUARD: '1' },
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          sequence: { groupOrder: 1 },
          typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/readme/.run/**', ...alone],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
