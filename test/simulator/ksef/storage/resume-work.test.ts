import { expect, test } from 'vitest'
import type { BatchPartRecord, ExportRecord } from '../../../../simulator/ksef/records.ts'
import { resumeWork } from '../../../../simulator/ksef/storage/resume-work.ts'
import type { Spool } from '../../../../simulator/ksef/storage/spool.ts'
import { partKey } from '../../../../simulator/ksef/tables.ts'
import { transactionsOf } from '../../../../simulator/store/engine.ts'
import { openMemory } from '../../../../simulator/store/memory.ts'
import { systems } from '../../../../simulator/world/systems.ts'

const part = (file: string): BatchPartRecord => ({ session: 'S', ordinal: 1, file, size: 1, hash: '', endsAt: 9 })
const of = { type: 'Nip', value: '5265877635' }
const exported = (file: string) =>
  ({
    referenceNumber: 'E',
    startedAt: 0,
    ...{ subject: of, context: of },
    ending: { outcome: 'succeeded', settlesAt: 1 },
    package: { parts: [{ ordinal: 1, file, encryptedSize: 1 }] },
  }) as unknown as ExportRecord

/** What stands there when the files were looked at, and what another process put there before they were told as missing. */
const resumedAfter = async (meanwhile: string) => {
  const tables = transactionsOf(openMemory(systems), 'ksef')
  const stand = (file: string) =>
    tables.write(async ({ batchParts, exports }) => {
      await batchParts.put(part(file))
      await exports.put(exported(file))
    })
  await stand('1')
  const spool = {
    keep: async () => {
      await stand(meanwhile)
      return new Set(['1'])
    },
  } as unknown as Spool
  await resumeWork(tables, { spool, later: () => {} })
  return tables.read(async ({ batchParts, exports }) => [
    await batchParts.get(partKey('S', 1)),
    (await exports.get('E'))!.package,
  ])
}

test('a part whose file is gone is to be sent again, and a package is made again', async () => {
  expect(await resumedAfter('1')).toEqual([undefined, undefined])
})

test('a part and a package that another process has put there meanwhile stay', async () => {
  expect(await resumedAfter('2')).toEqual([part('2'), exported('2').package])
})
