import { strict as assert } from 'node:assert'
import { freshNumber, hashOf, type InvoiceOptions, invoiceNow as invoiceOfNow } from '../ksef/suite-invoices.ts'
import { freshNip } from '../ksef/suite-preparation.ts'
import type { Invoice } from './invoices.ts'
import * as operations from './invoices.ts'
import {
  type AcubeCase,
  type AcubeTarget,
  acubeSuite,
  callerOf,
  invoiceNow,
  invoiceSettled,
  logIn,
  onboarded,
  problemOf,
  register,
  violationsOf,
} from './suite-target.ts'

type Sent = { readonly uuid: string; readonly status: string }
const xmlOf = (target: AcubeTarget, options: InvoiceOptions): Promise<string> => invoiceOfNow(target.ksef, options)
const asXml = { 'Content-Type': 'application/xml' }

/** The sample of SEND, of another seller and day. */
const sampleJson = (nip: string, number: string, day: string) => ({
  Naglowek: {
    KodFormularza: { __value: 'FA', kodSystemowy: 'FA (3)', wersjaSchemy: '1-0E' },
    WariantFormularza: '3',
    DataWytworzeniaFa: `${day}T12:46:25+00:00`,
  },
  Podmiot1: {
    DaneIdentyfikacyjne: { NIP: nip, Nazwa: 'Sender' },
    Adres: { KodKraju: 'PL', AdresL1: 'Testowa' },
    Telefon: [],
  },
  Podmiot2: {
    DaneIdentyfikacyjne: { BrakID: '1' },
    JST: '2',
    GV: '2',
    Adres: { KodKraju: 'PL', AdresL1: 'Testowa' },
    Telefon: [],
  },
  Podmiot3: [],
  Fa: {
    KodWaluty: 'PLN',
    P_1: day,
    P_2: number,
    WZ: [],
    P_13_1: 7700.0,
    P_14_1: 2300.0,
    P_15: 10000.0,
    Adnotacje: {
      P_16: '2',
      P_17: '1',
      P_18: '2',
      P_18A: '2',
      Zwolnienie: { P_19N: '1' },
      NoweSrodkiTransportu: { NowySrodekTransportu: [], P_22N: '1' },
      P_23: '1',
      PMarzy: { P_PMarzyN: '1' },
    },
    RodzajFaktury: 'VAT',
    FaWiersz: [],
  },
})

const sent: AcubeCase[] = [
  {
    title: 'an invoice in XML is queued, sent to KSeF, and valid with its number and UPO',
    evidence: 'documented',
    source: ['SEND', 'STATUS', 'UPO'],
    async run(target) {
      const { call, entity } = await onboarded(target)
      const number = freshNumber()
      const xml = await xmlOf(target, { seller: entity.nip, number })
      const queued = await call<Sent>('POST', '/invoices', xml, 202)
      assert.equal(queued.status, 'in_queue')
      const valid = await invoiceSettled(target, call, queued)
      operations.Invoice.strict().parse(valid)
      assert.deepEqual(
        [valid.status, valid.processingCode, valid.invoiceNumber, valid.invoiceCreatorNip, valid.direction],
        ['valid', 200, number, entity.nip, 'sent'],
      )
      assert.ok(valid.ksefReferenceNumber?.startsWith(entity.nip))
      assert.match(valid.acquisitionTimestamp!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
      const upo = await target.request('GET', `/invoices/${queued.uuid}/upo`, {
        token: call.token,
        headers: { Accept: 'application/xml' },
      })
      assert.equal(upo.headers.get('Content-Type')?.split(';')[0], 'application/xml')
      assert.ok((await upo.text()).includes(valid.ksefReferenceNumber!))
    },
  },
  {
    title: 'as JSON it is the same invoice, by the paths with and without the name of the form',
    evidence: 'documented',
    source: ['SEND', 'VALID'],
    async run(target) {
      const { call, entity } = await onboarded(target)
      const day = new Date((await target.ksef.call.auth.challenge()).timestampMs).toISOString().slice(0, 10)
      for (const path of ['/invoices', '/invoices/v3']) {
        const json = { ...sampleJson(entity.nip, freshNumber(), day) }
        // The sample says that the buyer issues it (P_17), which needs a right that nobody has.
        json.Fa.Adnotacje.P_17 = '2'
        const { uuid } = await call<Sent>('POST', path, json, 202)
        const invoice = await invoiceSettled(target, call, { uuid })
        assert.deepEqual([invoice.status, invoice.amount, invoice.originType], ['valid', 10_000, 'json'])
        assert.match(invoice.payload, /<KodFormularza kodSystemowy="FA \(3\)" wersjaSchemy="1-0E">FA</)
      }
    },
  },
  {
    title: 'the item is JSON, or the document itself where XML is asked for',
    evidence: 'documented',
    source: ['RECV', 'REF-INV'],
    async run(target) {
      const { call, entity } = await onboarded(target)
      const xml = await xmlOf(target, { seller: entity.nip })
      const { uuid } = await call<Sent>('POST', '/invoices', xml, 202)
      const get = (Accept: string) =>
        target.request('GET', `/invoices/${uuid}`, { token: call.token, headers: { Accept } })
      assert.equal(await (await get('application/xml')).text(), xml)
      assert.equal(await (await get('text/html, application/xml;q=0.9, */*;q=0.8')).text(), xml)
      const linked = (await (await get('application/ld+json')).json()) as Record<string, string>
      assert.deepEqual([linked['@type'], linked['@id']], ['Invoice', `/acube/invoices/${uuid}`])
      assert.equal((await get('*/*')).headers.get('Content-Type')?.split(';')[0], 'application/json')
    },
  },
  {
    title: 'what KSeF rejects is invalid, with the processing code and its meaning',
    evidence: 'documented',
    source: ['STATUS', 'ERR'],
    async run(target) {
      const { call, entity } = await onboarded(target)
      const xml = await xmlOf(target, { seller: entity.nip })
      await invoiceSettled(target, call, await call<Sent>('POST', '/invoices', xml, 202))
      const again = await invoiceSettled(target, call, await call<Sent>('POST', '/invoices', xml, 202))
      assert.deepEqual(
        [again.status, again.processingCode, again.error, again.ksefReferenceNumber, again.hasUpo],
        ['invalid', 440, 'Duplicate invoice', null, false],
      )
    },
  },
  {
    title: 'the buyer receives it: the same document, by the same number',
    evidence: 'documented',
    source: 'RECV',
    async run(target) {
      const [seller, buyer] = [await onboarded(target), await onboarded(target)]
      const xml = await xmlOf(target, { seller: seller.entity.nip, buyer: buyer.entity.nip })
      const valid = await invoiceSettled(target, seller.call, await seller.call<Sent>('POST', '/invoices', xml, 202))
      const query = `/invoices?direction=received&invoiceRecipientNip=${buyer.entity.nip}`
      const [received] = await target.ksef.settle(
        () => buyer.call<Invoice[]>('GET', query),
        ({ length }) => length > 0,
      )
      assert.deepEqual(
        [received?.ksefReferenceNumber, received?.status, received?.legalEntityUUID, received?.payload],
        [valid.ksefReferenceNumber, 'valid', buyer.entity.uuid, xml],
      )
      assert.equal(hashOf(received!.payload), hashOf(xml))
      await problemOf(await target.request('GET', `/invoices/${received!.uuid}/upo`, { token: buyer.call.token }), 404)
    },
  },
]

const listed: AcubeCase[] = [
  {
    title: 'the list is filtered and ordered by what the reference names',
    evidence: 'documented',
    source: 'REF-INV',
    async run(target) {
      const { call, entity } = await onboarded(target)
      const numbers = [freshNumber(), freshNumber(), freshNumber()].sort()
      const uuids: string[] = []
      for (const number of numbers)
        uuids.push(
          (await call<Sent>('POST', '/invoices', await xmlOf(target, { seller: entity.nip, number }), 202)).uuid,
        )
      for (const uuid of uuids) await invoiceSettled(target, call, { uuid })
      const own = `invoiceCreatorNip=${entity.nip}&direction=sent`
      const list = async (query: string) =>
        (await call<Invoice[]>('GET', `/invoices?${own}&${query}`)).map(({ invoiceNumber }) => invoiceNumber)
      assert.deepEqual(await list('order[invoiceNumber]=asc'), numbers)
      assert.deepEqual(await list('order[invoiceNumber]=desc'), numbers.toReversed())
      assert.deepEqual(await list(`invoiceNumber=${encodeURIComponent(numbers[1]!)}`), [numbers[1]])
      const { invoiceDate } = await invoiceNow(call, { uuid: uuids[0]! })
      assert.deepEqual(
        (await list(`invoiceDate=${invoiceDate}&status=valid&invoiceStatus=valid&invoiceType=VAT`)).sort(),
        numbers,
      )
      for (const none of [
        'status=invalid',
        'invoiceDate[before]=2020-01-01',
        'createdAt[after]=2090-01-01',
        'downloaded=true',
        'page=2',
      ])
        assert.deepEqual(await list(none), [], none)
      assert.equal(
        (await list('createdAt[before]=2090-01-01&createdAt[after]=2020-01-01&invoiceDate[after]=2020-01-01')).length,
        3,
      )
      const flagged = await call<Invoice[]>('POST', '/invoices/downloaded', { invoices: [uuids[1]] }, 201)
      assert.deepEqual([flagged[0]?.downloaded, flagged[0]?.downloadedAt === null], [true, false])
      assert.deepEqual(await list('downloaded=true'), [numbers[1]])
      assert.equal((await list('downloaded=false')).length, 2)
      assert.deepEqual(await call('GET', `/invoices/${uuids[0]}/attachments`), [])
      await problemOf(await target.request('GET', `/invoices/${uuids[0]}/attachments/x`, { token: call.token }), 404)
    },
  },
  {
    title: 'filters with values that there are not are refused',
    evidence: 'documented',
    source: 'REF-INV',
    async run(target) {
      const token = await logIn(target)
      for (const query of [
        'status=sent',
        'direction=up',
        'createdAt[before]=yesterday',
        'order[status]=up',
        'downloaded=maybe',
        'page=0',
      ])
        await problemOf(await target.request('GET', `/invoices?${query}`, { token }), 400)
    },
  },
]

const refused: AcubeCase[] = [
  {
    title: 'a seller whom the account has not registered is told of as A-Cube prints it',
    evidence: 'documented',
    source: 'VALID',
    async run(target) {
      const token = await logIn(target)
      const nip = freshNip()
      await register(await callerOf(target, 1), nip)
      for (const seller of [nip, '1234567890']) {
        const body = await xmlOf(target, { seller })
        const response = await target.request('POST', '/invoices', { token, headers: asXml, body })
        const problem = (await response.clone().json()) as Record<string, unknown>
        assert.equal(problem.detail, `podmiot1.daneIdentyfikacyjne.NIP: Legal Entity not found for NIP ${seller}`)
        assert.deepEqual(problem.violations, [
          {
            propertyPath: 'podmiot1.daneIdentyfikacyjne.NIP',
            message: `Legal Entity not found for NIP ${seller}`,
            code: null,
          },
        ])
        await violationsOf(response)
      }
    },
  },
  {
    title: 'what breaks the schema is a violation, and nothing is stored',
    evidence: 'documented',
    source: 'VALID',
    async run(target) {
      const { call, entity } = await onboarded(target)
      const xml = (await xmlOf(target, { seller: entity.nip })).replace('<RodzajFaktury>VAT<', '<RodzajFaktury>NONE<')
      const response = await target.request('POST', '/invoices', { token: call.token, headers: asXml, body: xml })
      assert.ok((await violationsOf(response)).length > 0)
      assert.deepEqual(await call('GET', `/invoices?invoiceCreatorNip=${entity.nip}`), [])
    },
  },
  {
    title: 'validation alone stores nothing: 204, or the violations',
    evidence: 'assumed',
    source: 'VALID',
    async run(target) {
      const { call, entity } = await onboarded(target)
      const xml = await xmlOf(target, { seller: entity.nip })
      await call('POST', '/invoices/v3/validate', xml, 204)
      const wrong = await target.request('POST', '/invoices/v3/validate', {
        token: call.token,
        headers: asXml,
        body: xml.slice(0, 200),
      })
      assert.ok((await violationsOf(wrong)).length > 0)
      assert.deepEqual(await call('GET', `/invoices?invoiceCreatorNip=${entity.nip}`), [])
    },
  },
  {
    title: 'neither JSON nor XML is 415; JSON that is none is 400; JSON of something else has violations',
    evidence: 'assumed',
    source: ['SEND', 'STACK'],
    async run(target) {
      const token = await logIn(target)
      const post = (type: string, body: string) =>
        target.request('POST', '/invoices', { token, headers: { 'Content-Type': type }, body })
      await problemOf(await post('text/csv', 'a;b'), 415)
      assert.equal(await problemOf(await post('application/json', '{'), 400), 'Syntax error')
      for (const body of ['[]', 'null', '1', '{}', '{"Faktura":{}}', '{"Naglowek":{"KodFormularza":{}}}'])
        assert.ok((await violationsOf(await post('application/json', body))).length > 0, body)
      for (const body of ['', '<a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
        assert.ok((await violationsOf(await post('application/xml', body))).length > 0, body)
    },
  },
  {
    title: "another account's invoice is not there, in whatever form",
    evidence: 'documented',
    source: 'REF-INV',
    async run(target) {
      const { call, entity } = await onboarded(target)
      const { uuid } = await call<Sent>('POST', '/invoices', await xmlOf(target, { seller: entity.nip }), 202)
      const token = await logIn(target, 1)
      for (const path of ['', '/upo', '/attachments', '/attachments/x'])
        await problemOf(
          await target.request('GET', `/invoices/${uuid}${path}`, { token, headers: { Accept: 'application/xml' } }),
          404,
        )
      const flagging = await target.request('POST', '/invoices/downloaded', { token, body: { invoices: [uuid] } })
      assert.match((await violationsOf(flagging))[0]!, /^invoices\[0\]: /)
    },
  },
]

export const acubeInvoicesSuite = acubeSuite(
  'A-Cube: invoices',
  [...sent, ...listed, ...refused],
  [
    operations.list,
    operations.create,
    operations.createV3,
    operations.validateV3,
    operations.get,
    operations.upo,
    operations.attachments,
    operations.attachment,
    operations.downloaded,
  ],
)
