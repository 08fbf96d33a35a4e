import { expect, test } from 'vitest'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { notOurs } from '../recordings/headers.ts'
import { notLed } from '../recordings/leads/led.ts'
import { deviations as versions } from '../recordings/versions.ts'
import { evidenceMarkdown } from './evidence.ts'

test('the report lists every deviation with its reason: of documents, of recordings, of headers', () => {
  const report = evidenceMarkdown().replaceAll('\\', '')
  const said = [
    ...deviations.map(({ name, reason }) => [name, reason]),
    ...versions.flatMap(({ ids, reason }) => ids.map(id => [id, reason])),
    ...Object.entries(notLed),
    ...Object.entries(notOurs),
  ]
  const rows = report.split('\n')
  const without = said.filter(([name, reason]) => !rows.some(row => row.includes(name!) && row.includes(reason!)))
  expect(without).toEqual([])
})
