import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** The helper as it is where KSEF_SHARED names a folder. */
const helper = (folder: string, ci: string) => {
  vi.stubEnv('KSEF_SHARED', folder)
  vi.stubEnv('CI', ci)
  vi.resetModules()
  return import('./shared.ts')
}

test('a judge that is missing is said so on a machine of ours, and fails CI', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const at = await helper('/nowhere', '')
  expect(at.sharedFile('spec/behaviour.json')).toBeUndefined()
  expect(at.isInstalled('no-such-program')).toBe(false)
  expect(warn).toHaveBeenCalledTimes(2)
  const inCi = await helper('/nowhere', 'true')
  expect(() => inCi.sharedFile('spec/behaviour.json')).toThrow('/nowhere/spec/behaviour.json is not there')
  expect(() => inCi.isInstalled('no-such-program')).toThrow('no-such-program is not installed')
})

test('what is there is named', async () => {
  const { sharedFile, isInstalled } = await helper(import.meta.dirname, 'true')
  expect(sharedFile('shared.ts')).toBe(`${import.meta.dirname}/shared.ts`)
  expect(isInstalled(process.execPath)).toBe(true)
})
