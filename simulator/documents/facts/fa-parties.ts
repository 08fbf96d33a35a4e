import type { BuyerIdentifierType, ThirdSubjectIdentifierType } from '../../../contracts/ksef/invoices/invoice.ts'
import type { InvoiceFacts, Named } from './invoice-facts.ts'
import { required } from './required.ts'
import type { XmlReader } from './xml-reader.ts'

/** Whom FA and FA_RR name, in the same words. */

const data = 'f:DaneIdentyfikacyjne'

export const sellerOf = (root: XmlReader): InvoiceFacts['seller'] => ({
  nip: required('Podmiot1/DaneIdentyfikacyjne/NIP', root.text(`f:Podmiot1/${data}/f:NIP`)),
  name: root.text(`f:Podmiot1/${data}/f:Nazwa`),
})

/** Which identifier a party has: one of them, or BrakID. */
const identifierOf = (party: XmlReader): Named<ThirdSubjectIdentifierType> => {
  const [nip, internalId, vatUe, other] = ['NIP', 'IDWew', 'NrVatUE', 'NrID'].map(name =>
    party.text(`${data}/f:${name}`),
  )
  const name = party.text(`${data}/f:Nazwa`)
  if (nip !== undefined) return { type: 'Nip', value: nip, name }
  if (internalId !== undefined) return { type: 'InternalId', value: internalId, name }
  if (vatUe !== undefined) return { type: 'VatUe', value: (party.text(`${data}/f:KodUE`) ?? '') + vatUe, name }
  return other === undefined ? { type: 'None', name } : { type: 'Other', value: other, name }
}

export const buyerOf = (root: XmlReader): Named<BuyerIdentifierType> => {
  const [buyer = { type: 'None' as const }] = root.each('f:Podmiot2', identifierOf)
  return { ...buyer, type: buyer.type === 'InternalId' ? 'Other' : buyer.type }
}

export const thirdSubjectsOf = (root: XmlReader): InvoiceFacts['thirdSubjects'] =>
  // Without a role there is a description of another one: 0 (invoices-query-028).
  root.each('f:Podmiot3', party => ({ ...identifierOf(party), role: Number(party.text('f:Rola') ?? 0) }))

export const authorizedSubjectOf = (root: XmlReader): InvoiceFacts['authorizedSubject'] => {
  const nip = root.text(`f:PodmiotUpowazniony/${data}/f:NIP`)
  return nip === undefined
    ? undefined
    : {
        nip,
        name: root.text(`f:PodmiotUpowazniony/${data}/f:Nazwa`),
        role: Number(root.text('f:PodmiotUpowazniony/f:RolaPU') ?? 0),
      }
}
