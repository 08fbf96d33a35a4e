import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Builds dist/ once, before all tests: what runs in a process of its own is what ships, and starts in a fifth of the time that the sources take. */
export const setup = (): void => {
  execFileSync(process.execPath, ['build.js'], { cwd: fileURLToPath(new URL('..', import.meta.url)) })
}
