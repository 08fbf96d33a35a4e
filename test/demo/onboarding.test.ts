import { expect, test } from 'vitest'
import { acubeOperations } from '../../contracts/acube/operations.ts'
import { alreadyUsed } from '../../simulator/acube/http/violations.ts'
import { AcubeRefusal } from '../../simulator/demo/acube-caller.ts'
import { steps } from '../../simulator/demo/steps.ts'
import type { Story } from '../../simulator/demo/story.ts'

const { create, list } = acubeOperations.legalEntities
const step = steps.find(({ id }) => id === 'legal-entity')!
const nip = '1234563218'
const known = { uuid: 'known', nip }
const refusal = (status: number, answer: string) => new AcubeRefusal('POST /acube/legal-entities', 201, status, answer)

/** @param answer of the registration. */
const storyWith = (entities: readonly object[], answer: object): Story => {
  const ask = async (operation: unknown) => {
    if (operation === list) return entities
    expect(operation).toBe(create)
    if (answer instanceof Error) throw answer
    return answer
  }
  return { acube: { ask }, seller: { nip, name: 'Kos', role: 'seller' } } as unknown as Story
}

test('a company that A-Cube has already is taken as it is', async () => {
  const story = storyWith([{ uuid: 'other', nip: '5265877635' }, known], refusal(422, alreadyUsed.code!))
  await step.run(story)
  expect(story.seller.entity).toBe('known')
  expect(await step.check(story)).toMatchObject({ holds: true })
})

test.each([
  ['another violation', refusal(422, 'too long')],
  ['a fault', refusal(500, '')],
  ['no answer', new Error('no answer')],
])('%s is no company that is known, though one is there', async (_, error) => {
  await expect(step.run(storyWith([known], error))).rejects.toBe(error)
})

test.each([
  ['is not on the list', []],
  ['is there twice', [known, { uuid: 'other', nip }]],
  ['is another one', [{ uuid: 'other', nip }]],
  ['has another NIP', [{ uuid: 'known', nip: '5265877635' }]],
])('the check sees that the company %s', async (_, entities) => {
  const story = storyWith(entities, known)
  await step.run(story)
  expect(await step.check(story)).toMatchObject({ holds: false })
})
