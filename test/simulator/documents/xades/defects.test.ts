import { XmlError } from 'libxml2-wasm'
import { expect, test, vi } from 'vitest'
import { heard } from '../../../faults/heard.ts'
import { simulated } from '../../simulated.ts'

/** A check that breaks is no forgery; a document that libxml2 does not get through is refused, and told. */

const broken = vi.hoisted(() => ({ thrown: undefined as unknown }))
vi.mock('../../../../simulator/documents/xades/checks/names-subject.ts', async original => {
  const { namesSubject } =
    await original<typeof import('../../../../simulator/documents/xades/checks/names-subject.ts')>()
  const breaking: typeof namesSubject = examination => {
    if (broken.thrown !== undefined) throw broken.thrown
    namesSubject(examination)
  }
  return { namesSubject: breaking }
})

test.each([
  ['a defect', new TypeError('nobody thought of it'), { status: 500, error: 'unexpected' }],
  ['a limit of libxml2', new XmlError('too deep for me'), { status: 400, error: 'unreadableContent' }],
])('%s in a check is told with its stack, and the next signature is judged', async (_, thrown, refusal) => {
  const { log, errors } = heard()
  const { signedIn } = simulated({ log })
  broken.thrown = thrown
  await expect(signedIn('5265877635')).rejects.toMatchObject(refusal)
  expect(errors).toMatchObject([{ error: expect.stringMatching(new RegExp(`${thrown.message}\\n +at `)) }])
  broken.thrown = undefined
  await expect(signedIn('5265877635')).resolves.toMatchObject({})
})
