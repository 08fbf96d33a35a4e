import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/readme/.run/**'],
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
    // Browsers, RSA keys and properties on a busy machine; nothing waits on purpose.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 10_000 } },
    // For the browser on a busy machine in CI; a run says which test was tried again.
    retry: process.env.CI ? 1 : 0,
  },
})
