import { expect, test } from 'vitest'
import { silent, steady, tellFailure } from '../../../simulator/http/log.ts'
import { heard } from '../../faults/heard.ts'

test('a failure is told with its stack and with what caused it', () => {
  const { log, errors } = heard()
  tellFailure(log, new Error('the door is stuck', { cause: new TypeError('the hinge is rusty') }), 'at the door')
  expect(errors).toMatchObject([{ message: 'at the door' }])
  expect(errors[0]!.error).toMatch(
    /Error: the door is stuck\n +at [\s\S]*caused by TypeError: the hinge is rusty\n +at /,
  )
})

test('what is no error, and what causes itself, is told too', () => {
  const { log, errors } = heard()
  const circle = new Error('round and round')
  circle.cause = circle
  for (const thrown of ['a text', undefined, circle]) tellFailure(log, thrown, 'a defect')
  expect(errors.map(({ error }) => error.split('\n')[0])).toEqual(['a text', 'undefined', 'Error: round and round'])
})

test('a log that fails harms nobody', () => {
  const broken = () => {
    throw new Error('EPIPE')
  }
  const log = steady({ enabled: true, info: broken, error: broken })
  log.info({}, 'a line')
  log.error({}, 'a line')
  expect(log.enabled).toBe(true)
})

test('nothing is told to the silent', () => {
  expect(silent.enabled).toBe(false)
  silent.info({}, 'a line')
  silent.error({}, 'a line')
})
