import { once } from 'node:events'
import { expect, test } from 'vitest'
import { sendInvoice } from '../../../../client/flows/send-invoice.ts'
import { seller, withAcube } from '../../../acube/company.ts'
import { simulated } from '../../simulated.ts'
import { invoice } from './invoice.ts'
import { schemaFolder } from './schema-folder.ts'

/** A folder with the schema of FA_RR alone: FA (3) passes unjudged, and nobody is left to believe otherwise. */

const withoutFa3 = () => schemaFolder('RR', 'FA/bazowe').folder

test('a simulator says once in its log which forms have no schema, and the process once on stderr', async () => {
  const warned = once(process, 'warning')
  const lines: string[] = []
  const log = { enabled: true, info: (_: object, message: string) => void lines.push(message), error: () => {} }
  const schemas = withoutFa3()
  for (const _ of [1, 2]) simulated({ schemas, log })
  const line = expect.stringMatching(
    /^Invoices are checked against .*; those of .*FA \(3\) 1-0E.* for being well-formed only/,
  )
  expect(lines).toEqual([line, line])
  const [warning] = await warned
  expect(warning).toMatchObject({ name: 'KsefSimulatorWarning', message: line })
})

test('who has all schemas hears nothing', () => {
  const lines: string[] = []
  const log = { enabled: true, info: (_: object, message: string) => void lines.push(message), error: () => {} }
  simulated({ log })
  expect(lines).toEqual([])
})

test('an invoice of a form without a schema is taken with a warning; one of a form with a schema without', async () => {
  const broken = invoice([/<P_12>[^<]*</, '<P_12>no rate<'])
  const { signedIn, simulator } = simulated({ schemas: withoutFa3() })
  const owner = await signedIn(seller)
  const { fetch } = simulator
  const warnings: (string | null)[] = []
  Object.assign(owner.connection, {
    fetch: async (request: Request) => {
      const response = await fetch(request)
      if (/\/invoices$/.test(new URL(request.url).pathname)) warnings.push(response.headers.get('X-System-Warning'))
      return response
    },
  })
  await sendInvoice(owner, { xml: broken })
  expect(warnings).toEqual([
    '[sim-no-schema]: The invoice was not held against a schema: there is none here for FA (3) 1-0E.',
  ])
})

test('A-Cube explains that an invoice passes unjudged', async () => {
  const { acube, onboarded, invoiceXml, explained } = withAcube({ schemas: withoutFa3() })
  await onboarded()
  const more = { headers: { 'Content-Type': 'application/xml' }, body: invoiceXml('FV/1') }
  const answer = await acube('POST /invoices', more)
  expect(answer.status).toBe(202)
  expect((await explained(answer)).text).toContain('there is none here for FA (3) 1-0E')
})

test.each([
  ['a date that is none', /<P_1>[^<]*</, '<P_1>garbage<'],
  ['an amount that is none', /<P_15>[^<]*</, '<P_15>a lot<'],
])('%s is the invoice’s fault all the same, and harms no answer later', async (_, place, text) => {
  const { signedIn } = simulated({ schemas: withoutFa3() })
  const owner = await signedIn(seller)
  await expect(sendInvoice(owner, { xml: invoice([place, text]) })).rejects.toMatchObject({ code: 450 })
  const dateRange = { dateType: 'PermanentStorage', from: '2026-11-01' } as const
  expect((await owner.invoices.queryMetadata({ body: { subjectType: 'Subject1', dateRange } })).invoices).toEqual([])
})
