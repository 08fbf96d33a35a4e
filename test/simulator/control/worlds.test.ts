import { expect, test } from 'vitest'
import type { Steering } from '../../../simulator/control/handler.ts'
import { NoSnapshot } from '../../../simulator/control/no-snapshot.ts'
import { restore } from '../../../simulator/control/worlds.ts'
import { SpoolFull } from '../../../simulator/ksef/spool-full.ts'
import { StoreAway } from '../../../simulator/store/away.ts'

const restoring = (thrown: unknown) => {
  const keeper = { restore: () => Promise.reject(thrown) }
  const lines = (async function* () {})()
  return restore({ lines } as never, { name: 'a', keeper } as unknown as Steering).catch(error => error)
}

test('a snapshot is blamed for what is wrong with it, and for nothing else', async () => {
  expect(await restoring(new NoSnapshot('line 2 cannot be read'))).toMatchObject({
    status: 409,
    message: 'This is no snapshot that can be restored here: line 2 cannot be read. Nothing has changed.',
  })
  expect(await restoring(new SpoolFull())).toMatchObject({ status: 413 })
  for (const own of [new Error('the disk is broken'), new StoreAway('away', {}), new TypeError('a defect')])
    expect(await restoring(own)).toBe(own)
})
