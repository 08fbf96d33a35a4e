import { describe, expect, test } from 'vitest'
import { allExamples } from '../../contracts/ksef/examples.ts'
import { openApi } from '../../contracts/ksef/openapi.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { maskText } from '../../simulator/http/masking.ts'
import { recordedExamples } from './examples.ts'

/** What `npm run examples` wrote is of today's recordings and contracts. */

const declared = allOperations.map(({ area, name, operation }) => ({ id: `${area}.${name}`, operation }))
const document = openApi()

/** What is wrong with a value, but for what a mask stands in place of. */
const faults = (
  schema: { safeParse(value: unknown): { error?: { issues: readonly { path: PropertyKey[] }[] } } },
  value: unknown,
) =>
  (schema.safeParse(value).error?.issues ?? []).filter(({ path }) => {
    const at = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
    return !String(at).includes('•')
  })

test('every operation that takes JSON has an example of it, which the contract accepts', () => {
  for (const { id, operation } of declared) {
    if (!operation.body) continue
    expect([id, allExamples[id]?.request]).toEqual([id, expect.anything()])
    expect([id, faults(operation.body, allExamples[id]!.request)]).toEqual([id, []])
  }
})

test('every operation that answers JSON has an example of it; the contract accepts those of the simulator', () => {
  for (const { id, operation } of declared) {
    const { status, body } = operation.success
    if (!body) continue
    const examples = allExamples[id]?.responses[status]
    expect([id, examples]).toEqual([id, expect.anything()])
    if (examples!.simulated) expect([id, faults(body, examples!.simulated.value)]).toEqual([id, []])
  }
})

test('what was recorded is shown, and nothing else is called recorded', () => {
  const recorded = recordedExamples()
  for (const { id } of declared)
    for (const [status, named] of Object.entries({ ...recorded[id]?.responses, ...allExamples[id]?.responses })) {
      const { simulated, ...others } = allExamples[id]?.responses[status] ?? {}
      expect([id, status, others]).toEqual([id, status, recorded[id]?.responses[status] ?? {}])
      expect(named).toBeDefined()
    }
})

test('no example has a secret', () => {
  const text = JSON.stringify(allExamples)
  expect(maskText(text)).toBe(text)
})

describe('in the document', () => {
  test('requests and answers stand at their operation', () => {
    const { requestBody, responses } = document.paths['/tokens']!.post!
    expect(requestBody?.content['application/json']?.example).toEqual(allExamples['tokens.generate']!.request)
    expect(Object.keys(responses[202]!.content!['application/json']!.examples!)).toHaveLength(1)
  })

  test('a refusal stands in the form that it has', () => {
    const { content } = document.paths['/sessions/online/{referenceNumber}/invoices']!.post!.responses[400]!
    for (const [type, { examples = {} }] of Object.entries(content!))
      for (const { value } of Object.values(examples))
        expect('title' in (value as object)).toBe(type === 'application/problem+json')
    expect(JSON.stringify(content)).toContain('Recorded: ')
  })
})
