import { diag } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { verify, warmUp } from '../../../../simulator/documents/xades/verify.ts'
import { fixture, now } from './forge.ts'
import { refusals } from './refusals.ts'

const documents = [
  ...refusals.map(({ document }) => Buffer.from(document())),
  fixture('jdk/enveloping.base64.none.xml'),
]

test('no document of libxml2 outlives its verification, whatever the answer', () => {
  warmUp()
  diag.configure({ enabled: true })
  try {
    for (const document of documents)
      try {
        verify(document, { now, profile: 'test' })
      } catch {}
    expect(diag.report()).toEqual({})
  } finally {
    diag.configure({ enabled: false })
  }
})
