import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/readme/.run/**'],
    globalSetup: 'test/build-program.ts',
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
    // Browsers, RSA keys and properties on a busy machine; nothing waits on purpose.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Every engine looks for a transaction inside a transaction (simulator/store/nesting-guard.ts).
    env: { KSEF_SIMULATOR_GUARD: '1' },
    expect: { poll: { timeout: 10_000 } },
  },
})
