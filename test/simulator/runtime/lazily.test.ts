import { expect, test } from 'vitest'
import { lazily } from '../../../simulator/runtime/lazily.ts'

/** Gives what it is told to, one after another, and counts how often it is asked. */
const making = (...outcomes: (string | Error)[]) => {
  let asked = 0
  const made = lazily(async () => {
    const outcome = outcomes[asked++]
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  return { made, asked: () => asked }
}

test('it is made when first asked for, once', async () => {
  const { made, asked } = making('one', 'two')
  expect(asked()).toBe(0)
  expect(await Promise.all([made(), made()])).toEqual(['one', 'one'])
  expect(await made()).toBe('one')
  expect(asked()).toBe(1)
})

test('a failure is told to all who wait for it, and not kept', async () => {
  const { made, asked } = making(new Error('the disk sleeps'), 'two')
  const both = await Promise.allSettled([made(), made()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await made()).toBe('two')
  expect(asked()).toBe(2)
})
