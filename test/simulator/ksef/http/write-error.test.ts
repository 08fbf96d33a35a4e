import { expect, test } from 'vitest'
import {
  BadRequestProblemDetails,
  ExceptionResponse,
  ForbiddenProblemDetails,
  UnauthorizedProblemDetails,
} from '../../../../contracts/ksef/error-bodies.ts'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { fixedRuntime } from '../../../../simulator/index.ts'
import { writeError } from '../../../../simulator/ksef/http/write-error.ts'
import { simulated } from '../../simulated.ts'

const problemDetails = { headers: { 'X-Error-Format': 'problem-details' } }

test('a 400 comes as an exception, or as Problem Details for who asks; both say the same', async () => {
  const { ask } = simulated()
  const json = { nip: '1' }
  const legacy = await ask('POST /v2/testdata/person/remove', { json })
  const problem = await ask('POST /v2/testdata/person/remove', { json, ...problemDetails })
  expect(legacy.headers.get('Content-Type')).toMatch(/^application\/json/)
  expect(problem.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
  const [detail] = ExceptionResponse.parse(await legacy.json()).exception!.exceptionDetailList!
  const { errors, instance, status } = BadRequestProblemDetails.parse(await problem.json())
  expect({ status, instance }).toEqual({ status: 400, instance: '/v2/testdata/person/remove' })
  expect(errors).toEqual([
    { code: detail!.exceptionCode, description: detail!.exceptionDescription, details: detail!.details },
  ])
})

test('the format is read whatever its case', async () => {
  const { ask } = simulated()
  const response = await ask('POST /v2/testdata/person/remove', {
    json: {},
    headers: { 'x-error-format': 'Problem-Details' },
  })
  expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
})

test('a 401 is Problem Details by its members and JSON by its type, whatever is asked for', async () => {
  const { ask } = simulated()
  const response = await ask('GET /v2/tokens', { headers: { 'X-Error-Format': 'problem-details' } })
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/)
  expect(UnauthorizedProblemDetails.parse(await response.json())).toMatchObject({ status: 401 })
})

test('what the protection in front says has no timestamp, every other 403 has one', () => {
  const runtime = fixedRuntime({ at: 0 })
  const bodyOf = (error: 'securityServiceBlocked' | 'missingPermissions') => {
    const { body } = writeError(new KsefError(error), new Request('http://ksef.test/v2/tokens'), 0, runtime)
    return ForbiddenProblemDetails.parse(JSON.parse(body as string))
  }
  expect(bodyOf('securityServiceBlocked')).not.toHaveProperty('timestamp')
  expect(bodyOf('missingPermissions')).toHaveProperty('timestamp')
})

test('the text of an error is ASCII, its letters escaped', async () => {
  const { ask } = simulated()
  const text = await (await ask('POST /v2/testdata/person/remove', { json: {} })).text()
  expect(text).toMatch(/^[\x20-\x7e]+$/)
  expect(text).toMatch(/\\u[0-9A-F]{4}/)
})

test('a 400 is not to be cached', async () => {
  const { ask } = simulated()
  const { headers } = await ask('POST /v2/testdata/person/remove', { json: {} })
  expect(headers.get('Cache-Control')).toContain('no-store')
})
