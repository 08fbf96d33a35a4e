import { acubeTexts } from '../../contracts/acube/errors.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import type { Told } from '../../contracts/told.ts'
import { quote } from '../http/quote.ts'
import { newUuid } from '../ksef/random-text.ts'
import { sha256 } from '../runtime/sha256.ts'
import { each } from '../store/each.ts'
import { why } from './explanations.ts'
import { elements, fromJson, summaries } from './fa3/parts.ts'
import { sellerNipPath, validateInvoice } from './fa3/validate-invoice.ts'
import type { AcubeHandler, AcubeReading, AcubeSituation, AcubeWriting } from './handler.ts'
import type { GivenInvoice } from './http/read-input.ts'
import { problem, violated } from './http/refusal.ts'
import { filterOf, orderOf, type SortedInvoice, withoutDocuments } from './invoice-list.ts'
import { nextSerial } from './next-serial.ts'
import { entityWithNip, ownedBy } from './own.ts'
import { pageOf } from './page-of.ts'
import type { EntityRecord, InvoiceRecord } from './records.ts'
import { showInvoice } from './show-invoice.ts'
import { acubeTables } from './tables.ts'

type Invoices = AcubeOperations['invoices']

/** What was given, as XML. @throws AcubeRefusal when the JSON makes none. */
const xmlOf = async (given: GivenInvoice, { validator }: AcubeSituation): Promise<Uint8Array> => {
  if (given.form === 'xml') return given.octets
  const { invoiceFromJson } = await fromJson()
  const { invoiceElements } = await elements()
  const made = invoiceFromJson(given.value, invoiceElements(validator.source))
  if ('violations' in made) throw violated(made.violations)
  return Buffer.from(made.xml)
}

/** Reads and checks an invoice; whose it is. @throws AcubeRefusal */
const check = async (given: GivenInvoice, situation: AcubeSituation) => {
  const { caller, tables, validator } = situation
  const xml = await xmlOf(given, situation)
  const violations = await validateInvoice(xml, validator, situation.explain)
  // An unknown seller is told of in any case; a wrong check digit is none of ours then (VALID prints such a NIP).
  const others = violations.filter(({ propertyPath }) => propertyPath !== sellerNipPath)
  if (others.length > 0) throw violated(violations)
  const { summaryOf } = await summaries()
  const summary = summaryOf(xml)
  const nip = summary.sellerNip ?? ''
  const entity = await tables.read(store => entityWithNip(caller, store, nip))
  if (entity === undefined) {
    const message = why('entityNotFoundForNip', { nip })
    throw violated(
      [{ propertyPath: sellerNipPath, message: message.en, code: null }],
      why('unknownSeller', { message }),
    )
  }
  if (violations.length > 0) throw violated(violations)
  return { xml, summary, entity }
}

const queue = async ({ invoice: given }: { readonly invoice: GivenInvoice }, situation: AcubeSituation) => {
  const { xml, summary, entity } = await check(given, situation)
  return async ({ store, now, runtime, explain }: AcubeWriting) => {
    const invoice: InvoiceRecord = {
      uuid: newUuid(runtime),
      entity: entity.uuid,
      account: entity.account,
      serial: await nextSerial(entity.account, store),
      direction: 'sent',
      origin: given.form,
      createdAt: now,
      xml,
      hash: sha256(xml),
      summary,
      status: 'in_queue',
      attempts: [],
      unanswered: false,
      mode: 'Online',
    }
    await store.invoices.put(invoice)
    if (entity.status !== 'active') explain(notActive(entity))
    return { body: { uuid: invoice.uuid, status: invoice.status } }
  }
}

const notActive = ({ status }: EntityRecord): Told => why('entityNotActive', { status })

export const create: AcubeHandler<Invoices['create']> = { prepare: queue }
export const createV3: AcubeHandler<Invoices['createV3']> = { prepare: queue }

export const validateV3: AcubeHandler<Invoices['validateV3']> = {
  prepare: async ({ invoice }, situation) => {
    await check(invoice, situation)
    return async () => undefined
  },
}

export const list: AcubeHandler<Invoices['list']> = {
  read: async ({ query }, { caller, store }) => {
    const matches = filterOf(query)
    const found: SortedInvoice[] = []
    for await (const invoice of each(store.invoices, acubeTables.invoices, 'byAccount', caller.username, 'newest'))
      if (matches(invoice)) found.push(withoutDocuments(invoice))
    return pageOf(found.sort(orderOf(query)), query.page, async ({ uuid }) =>
      showInvoice((await store.invoices.get(uuid))!),
    )
  },
}

const find = async (uuid: string, { caller, store }: AcubeReading): Promise<InvoiceRecord> =>
  ownedBy(caller, await store.invoices.get(uuid), 'invoice', uuid)

export const get: AcubeHandler<Invoices['get']> = {
  read: async ({ params }, work) => {
    const invoice = await find(params.uuid, work)
    return work.form === 'xml' ? { xml: invoice.xml } : { body: showInvoice(invoice) }
  },
}

export const upo: AcubeHandler<Invoices['upo']> = {
  read: async ({ params }, work) => {
    const invoice = await find(params.uuid, work)
    if (invoice.upo !== undefined) return { xml: invoice.upo }
    const message = why('noUpo')
    const { direction, status } = invoice
    const reason = direction === 'received' ? why('upoOfSender', { message }) : why('noUpoYet', { message, status })
    throw problem(404, acubeTexts.noUpo, reason)
  },
}

export const attachments: AcubeHandler<Invoices['attachments']> = {
  read: async ({ params }, work) => {
    await find(params.uuid, work)
    return { items: [], total: 0 }
  },
}

export const attachment: AcubeHandler<Invoices['attachment']> = {
  read: async ({ params }, work) => {
    await find(params.uuid, work)
    throw problem(404, acubeTexts.notFound, why('noAttachments'))
  },
}

export const downloaded: AcubeHandler<Invoices['downloaded']> = async ({ body }, { caller, store, now }) => {
  const changed: InvoiceRecord[] = []
  for (const [place, given] of body.invoices.entries()) {
    const found = await store.invoices.get(given.split('/').at(-1) ?? '')
    if (found?.account !== caller.username)
      throw violated(
        [{ propertyPath: `invoices[${place}]`, message: acubeTexts.notFound, code: null }],
        why('unknownInvoice', { given: quote(given) }),
      )
    const invoice = { ...found, downloadedAt: body.downloaded ? (found.downloadedAt ?? now) : undefined }
    await store.invoices.put(invoice)
    changed.push(invoice)
  }
  return { items: changed.map(showInvoice), total: changed.length }
}
