import { defineConfig } from 'vitest/config'

/** For the examples themselves: they stand in a folder that the project's own run leaves out. */
export default defineConfig({
  test: { include: ['test/readme/.run/*.test.ts'], root: new URL('../..', import.meta.url).pathname },
})
