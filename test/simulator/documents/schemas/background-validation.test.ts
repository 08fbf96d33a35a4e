import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backgroundValidation } from '../../../../simulator/documents/schemas/background-validation.ts'
import { fa3 } from './invoice.ts'

/** A validation whose thread does what it is told; see failing-worker.js. */
const failing = () => {
  const validation = backgroundValidation(new URL('./failing-worker.js', import.meta.url))!
  onTestFinished(() => validation.close())
  const counter = join(mkdtempSync(join(tmpdir(), 'threads-')), 'count')
  const validate = (word: string, directory?: string) =>
    validation.ask({ task: 'document', octets: Buffer.from(word), form: fa3, directory })
  return { ...validation, validate, counter }
}

const verdict = (word: string) => ({ outcome: 'unreadable', explanation: word })

test.each([
  ['exit', /exit code 3/],
  ['throw', /TypeError: thrown in the thread/],
  ['fill', /ERR_WORKER_OUT_OF_MEMORY|reached heap limit|memory limit/],
])(
  'a thread that dies (%s) is replaced, and a document that costs two is given up with the reason',
  async (word, cause) => {
    const { validate } = failing()
    const [first, second, third] = await Promise.allSettled([validate('one'), validate(word), validate('two')])
    expect([first, third]).toMatchObject([{ value: verdict('one') }, { value: verdict('two') }])
    const { message, cause: found } = (second as PromiseRejectedResult).reason as Error
    expect(message).toBe('two threads died over one task')
    expect(String(found)).toMatch(cause)
    expect(await validate('three')).toEqual(verdict('three'))
  },
)

test('a document is judged although the first thread died over it', async () => {
  const { validate, counter } = failing()
  expect(await validate('exit in the first 1', counter)).toEqual(verdict('exit'))
})

test('what the thread throws is its rejection, and the thread goes on', async () => {
  const { validate } = failing()
  await expect(validate('fail')).rejects.toThrow('the schema is torn')
  expect(await validate('one')).toEqual(verdict('one'))
})

test('close() lets it finish what it was given', async () => {
  const { validate, close } = failing()
  const given = Promise.all(['one', 'two', 'three'].map(word => validate(word)))
  await close()
  expect(await given).toEqual(['one', 'two', 'three'].map(verdict))
})

test('a thread that cannot be started is a failure of each document, and not of those after them', async () => {
  const validation = backgroundValidation(new URL('https://ksef.test/worker.js'))!
  const task = { task: 'document', octets: Buffer.from('one'), form: fa3, directory: undefined } as const
  for (const _ of [1, 2]) await expect(validation.ask(task)).rejects.toThrow('no thread can be started')
})
