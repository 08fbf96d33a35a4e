import { expect, test } from 'vitest'
import { loadParts, part } from '../../../simulator/runtime/parts.ts'

test('every part is loaded, one after another, those in a part as well; one that fails is told and tried again', async () => {
  const loaded: string[] = []
  let fails = true
  const broken = part(async () => {
    if (fails) throw new Error('no such file')
    return 'mended'
  })
  part(async () => {
    loaded.push('outer')
    part(async () => loaded.push('inner'))
  })
  const needed = part(async () => loaded.push('needed'))
  await needed()
  const failures: unknown[] = []
  await loadParts(error => failures.push(error))
  expect(loaded).toEqual(['needed', 'outer', 'inner'])
  expect(failures).toMatchObject([{ message: 'no such file' }])
  fails = false
  expect(await broken()).toBe('mended')
})
