import { expect, test } from 'vitest'
import { verify } from '../../simulator/documents/xades/verify.ts'
import { forge, now } from '../simulator/documents/xades/forge.ts'
import { leastOf, timeOf } from './measure.ts'
import { worstDocuments } from './worst-documents.ts'

const verified = (text: string) => {
  const octets = Buffer.from(text)
  return () => verify(octets, { now, profile: 'test' })
}
const ordinary = verified(forge())

test.each(worstDocuments)('$title: taken, in the time of 25 ordinary ones', async ({ document }) => {
  const worst = verified(document())
  expect(worst().request.context).toEqual({ type: 'Nip', value: '5265877635' })
  await timeOf(ordinary, 200)
  const ratio = async () => (await timeOf(worst, 5)) / (await timeOf(ordinary, 100))
  expect(await leastOf(ratio, 25, 8)).toBeLessThanOrEqual(25)
})
