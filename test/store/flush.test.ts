import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createFlush } from '../../simulator/store/sqlite/flush.ts'

test('what could not be flushed is not on the disk: who asks next is not told that it is, until it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-flush-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const log = join(folder, 'log')
  const flush = createFlush(log)
  flush.changed()
  await expect(flush.done()).rejects.toThrow('ENOENT')
  await expect(flush.done()).rejects.toThrow('ENOENT')
  writeFileSync(log, 'what was committed')
  await flush.done()
  expect(flush.done()).toBeUndefined()
  await flush.close()
})

test.skipIf(process.platform !== 'linux')(
  'a disk that has failed once has failed: a later flush tells nothing',
  async () => {
    // A device that takes everything and can flush nothing.
    const flush = createFlush('/dev/null')
    flush.changed()
    for (let times = 0; times < 2; times++) await expect(flush.done()).rejects.toThrow('EINVAL')
    await flush.close()
  },
)
