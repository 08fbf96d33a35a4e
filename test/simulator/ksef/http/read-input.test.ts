import { expect, test } from 'vitest'
import { simulated } from '../../simulated.ts'

const person = { nip: '5265877635', pesel: '90010112349', isBailiff: false, description: 'A person' }

test('every fault of a request is told at once, in one error', async () => {
  const { ask } = simulated()
  const json = { ...person, nip: '123', pesel: 'x', description: 'abc' }
  const response = await ask('POST /v2/testdata/person', { json, headers: { 'X-Error-Format': 'problem-details' } })
  const { errors } = await response.json()
  expect(errors).toMatchObject([
    { code: 21405, details: ["'nip'", "'pesel'", "'description'"].map(name => expect.stringContaining(name)) },
  ])
})

test('a wrong type is unreadable content; the explanation names the member', async () => {
  const { ask, explained } = simulated()
  const response = await ask('POST /v2/testdata/person', { json: { ...person, isBailiff: 'yes' } })
  expect(await explained(response)).toMatchObject({
    code: 21001,
    text: expect.stringContaining('isBailiff: "yes" is no boolean.'),
  })
})

test('JSON that is nested deeper than any stack is unreadable content like any other', async () => {
  const { ask, explained } = simulated()
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  const headers = { 'Content-Type': 'application/json' }
  const response = await ask('POST /v2/testdata/person/remove', { body: deep, headers })
  expect(await explained(response)).toMatchObject({
    code: 21001,
    text: 'The body nests deeper than 64.',
  })
  const member = await ask('POST /v2/testdata/person/remove', { body: `{"nip":${deep}}`, headers })
  expect((await explained(member)).text).toBe('The body nests deeper than 64.')
  const list = await ask('POST /v2/testdata/person/remove', { json: { nip: [[]] } })
  expect((await explained(list)).text).toBe('The body cannot be read. nip: A list is no string.')
})

test('a value outside an enumeration is unreadable content; the explanation lists what may stand there', async () => {
  const { ask, explained } = simulated()
  const json = { subjectNip: '5265877635', subjectType: 'Bank', description: 'A subject' }
  const response = await ask('POST /v2/testdata/subject', { json })
  expect((await explained(response)).text).toMatch(/subjectType: "Bank" is none of .*VatGroup/)
})

test('of a long enumeration, as that of currencies, the explanation leaves the middle out', async () => {
  const { ask, explained, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const json = {
    subjectType: 'Subject1',
    dateRange: { dateType: 'Issue', from: '2026-11-01T00:00:00Z' },
    currencyCodes: ['zł'],
  }
  const { text } = await explained(await ask('POST /v2/invoices/query/metadata', { bearer, json }))
  expect(text).toMatch(/currencyCodes\[0\]: "zł" is none of (\w{3}, ){19}…, \w{3}\.$/)
})

test('a body is read from PascalCase, with nulls and with members nobody knows', async () => {
  const { ask } = simulated()
  const json = {
    SubjectNip: '5265877635',
    SUBJECTTYPE: 'vatgroup',
    subunits: null,
    Description: 'A group',
    CreatedDate: null,
    surprise: { any: ['thing'] },
  }
  expect((await ask('POST /v2/testdata/subject', { json })).status).toBe(200)
})

test('a query is read whatever the case of its names and values, and may repeat', async () => {
  const { ask, signedIn } = simulated()
  const session = await signedIn('5265877635')
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  await session.tokens.generate({ body })
  const bearer = await session.accessToken()
  const listed = async (query: string) => (await (await ask(`GET /v2/tokens?${query}`, { bearer })).json()).tokens
  expect(await listed('STATUS=active')).toHaveLength(1)
  expect(await listed('status=Pending&status=ACTIVE&pagesize=20')).toHaveLength(1)
  expect(await listed('status=revoked')).toHaveLength(0)
})

test('a page size out of bounds is refused with both bounds', async () => {
  const { ask, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const response = await ask('GET /v2/tokens?pageSize=101', { bearer })
  const { exception } = await response.json()
  expect(exception.exceptionDetailList).toMatchObject([
    { exceptionCode: 21405, details: ["'pageSize' must be between 10 and 100. You entered 101."] },
  ])
})

test.each([
  ['GET /v2/tokens?pageSize=', '101', "'pageSize' must be between 10 and 100. You entered 101."],
  ['GET /v2/tokens?pageSize=', '2147483648', "'pageSize' is not in the correct format."],
  ['GET /v2/tokens?pageSize=', '-9007199254740993', "'pageSize' is not in the correct format."],
  ['POST /v2/invoices/query/metadata?pageOffset=', '-1', "'pageOffset' must be greater than or equal to '0'."],
  ['POST /v2/invoices/query/metadata?pageOffset=', '2147483648', "'pageOffset' is not in the correct format."],
  [
    'POST /v2/invoices/query/metadata?pageOffset=',
    '99999999999999999999',
    "'pageOffset' is not in the correct format.",
  ],
])('no text shows what a number may be at all: %s%s', async (operation, number, detail) => {
  const { ask, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const json = { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from: '2026-11-01' } }
  const response = await ask(operation + number, operation.startsWith('GET') ? { bearer } : { bearer, json })
  const { exception } = await response.json()
  expect(exception.exceptionDetailList).toMatchObject([{ exceptionCode: 21405, details: [detail] }])
})

test('an invoice larger than JavaScript counts is refused without a bound that nobody wrote', async () => {
  const { ask, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const hash = `${'A'.repeat(43)}=`
  const json = {
    invoiceHash: hash,
    invoiceSize: 2 ** 60,
    encryptedInvoiceHash: hash,
    encryptedInvoiceSize: 16,
    encryptedInvoiceContent: 'AAAA',
  }
  const session = '20261122-SO-0000000000-0000000000-00'
  const response = await ask(`POST /v2/sessions/online/${session}/invoices`, { bearer, json })
  const { exception } = await response.json()
  expect(exception.exceptionDetailList[0].details).toEqual(["'invoiceSize' is not in the correct format."])
})

const context = { type: 'Nip', value: '5265877635' }
const detailsOf = async (response: Response): Promise<string[]> =>
  (await response.json()).exception.exceptionDetailList[0].details

test('a list that is too long is told of as KSeF does, and its items are not looked at', async () => {
  const { ask } = simulated()
  const allowedIps = { ip4Addresses: new Array(11).fill('nowhere') }
  const json = {
    challenge: '20260119-CR-36E338D000-CA8CF6C10E-E0',
    contextIdentifier: context,
    encryptedToken: 'AAAA',
    authorizationPolicy: { allowedIps },
  }
  const details = await detailsOf(await ask('POST /v2/auth/ksef-token', { json }))
  expect(details).toEqual(["'authorizationPolicy.allowedIps.ip4Addresses' must contain at most 10 items."])
})

test('of the faults of items ten are told, of members all', async () => {
  const { ask, explained, signedIn } = simulated()
  const permissions = new Array(50).fill({ description: 'x', permissionType: 'InvoiceRead' })
  const json = { contextIdentifier: context, authorizedIdentifier: { type: 'Nip', value: '1' }, permissions }
  const refused = await ask('POST /v2/testdata/permissions', { json })
  expect((await explained(refused)).text).toMatch(/^\d+ faults in the request: /)
  const details = await detailsOf(refused)
  expect(details.filter(it => it.includes('permissions['))).toHaveLength(10)
  expect(details.filter(it => it.includes('authorizedIdentifier'))).not.toEqual([])

  const bearer = await (await signedIn('5265877635')).accessToken()
  const groups = ['onlineSession', 'batchSession', 'invoiceSend', 'invoiceStatus', 'sessionList']
  const wrong = { perSecond: 0, perMinute: 0, perHour: 0 }
  const rateLimits = Object.fromEntries(groups.map(group => [group, wrong]))
  const told = await detailsOf(await ask('POST /v2/testdata/rate-limits', { bearer, json: { rateLimits } }))
  expect(told.filter(it => it.includes('must be between'))).toHaveLength(15)
})

test('a bound of ours is told of only by whoever meets it', async () => {
  const { ask, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const short = await detailsOf(await ask('GET /v2/tokens?description=ab', { bearer }))
  expect(short).toEqual(["The length of 'description' must be at least 3 characters. You entered 2 characters."])
  const long = await detailsOf(await ask(`GET /v2/tokens?description=${'a'.repeat(5000)}`, { bearer }))
  expect(long).toEqual(["'description' must be between 3 and 4096 characters. You entered 5000 characters."])
  const statuses = new Array(1025).fill('status=Active').join('&')
  const many = await detailsOf(await ask(`GET /v2/tokens?${statuses}`, { bearer }))
  expect(many).toEqual(["'status' must contain at most 1024 items."])
})
