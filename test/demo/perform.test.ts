import { expect, test } from 'vitest'
import { mostLooks, performStep } from '../../simulator/demo/perform.ts'
import type { Finding, Step } from '../../simulator/demo/step.ts'
import type { Story } from '../../simulator/demo/story.ts'

const nothing = {} as Story
const scripted = (check: Step['check'], run: Step['run'] = async () => {}): Step => ({
  id: 'scripted',
  label: { en: 'Something', pl: 'Coś' },
  title: { en: 'Something happens', pl: 'Coś się dzieje' },
  from: 'You',
  to: 'KSeF',
  run,
  check,
})
const seen = (holds: boolean): Finding => ({ expected: 'that', seen: holds ? 'that' : 'this', holds })
const counted = () => {
  let count = 0
  return { pause: async () => void count++, count: () => count }
}

test('a step that holds is not looked at again', async () => {
  const { pause, count } = counted()
  expect(
    await performStep(
      scripted(async () => seen(true)),
      nothing,
      pause,
    ),
  ).toEqual(seen(true))
  expect(count()).toBe(0)
})

test('a step is done once and looked at until it holds', async () => {
  const { pause, count } = counted()
  let runs = 0
  const step = scripted(
    async () => seen(count() === 3),
    async () => void runs++,
  )
  expect(await performStep(step, nothing, pause)).toEqual(seen(true))
  expect([runs, count()]).toEqual([1, 3])
})

test('patience ends', async () => {
  const { pause, count } = counted()
  expect(
    await performStep(
      scripted(async () => seen(false)),
      nothing,
      pause,
    ),
  ).toEqual(seen(false))
  expect(count()).toBe(mostLooks - 1)
})

test('what cannot be done is not looked at', async () => {
  const { pause, count } = counted()
  const fails = async () => {
    throw new Error('nobody answers')
  }
  expect(
    await performStep(
      scripted(async () => seen(true), fails),
      nothing,
      pause,
    ),
  ).toEqual({
    expected: { en: 'Something happens', pl: 'Coś się dzieje' },
    seen: 'nobody answers',
    holds: false,
  })
  expect(count()).toBe(0)
})

test('a look that fails counts as one that does not hold', async () => {
  const { pause, count } = counted()
  const step = scripted(async () => {
    if (count() === 0) throw new Error('nobody answers')
    return seen(true)
  })
  expect(await performStep(step, nothing, pause)).toEqual(seen(true))
})
