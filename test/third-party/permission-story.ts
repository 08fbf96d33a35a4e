import { expect } from 'vitest'
import type { FormCode } from '../../contracts/ksef/form-codes.ts'
import { makeNip } from '../../contracts/ksef/formats.ts'
import { formDocuments } from '../../contracts/ksef/suite-forms.ts'
import { fa3, faInvoice, freshNumber } from '../../contracts/ksef/suite-invoices.ts'
import { authorizing, byNip, byPesel, toPerson } from '../../contracts/ksef/suite-permissions.ts'

/** What somebody else's client is asked to do; requests, encryption and reading are its own. */
export interface JudgedFirm {
  grantPerson(body: ReturnType<typeof toPerson>): Promise<string>
  authorize(body: ReturnType<typeof authorizing>): Promise<string>
  /** The code of an operation. */
  outcome(referenceNumber: string): Promise<number>
  /** Identifiers of what is granted in the context. */
  persons(): Promise<readonly string[]>
  authorizations(): Promise<readonly string[]>
  revoke(permissionId: string): Promise<unknown>
  revokeAuthorization(permissionId: string): Promise<unknown>
  /** The code of an invoice's status. */
  send(formCode: FormCode, xml: string): Promise<number>
}

export interface Judge {
  signedIn(nip: string): Promise<JudgedFirm>
  /** Signs in a person for a firm; rejects when KSeF keeps them out. */
  signInPerson(nip: string, pesel: string): Promise<unknown>
}

const pesel = '90010112349'
const freshNip = () => makeNip(Math.random)

/** Grants, sees, signs in as the grantee, revokes, is refused. */
export const personStory = async ({ signedIn, signInPerson }: Judge): Promise<void> => {
  const nip = freshNip()
  const firm = await signedIn(nip)
  await expect(signInPerson(nip, pesel)).rejects.toThrow('415')
  expect(await firm.outcome(await firm.grantPerson(toPerson(byPesel(pesel), ['InvoiceRead', 'InvoiceWrite'])))).toBe(
    200,
  )
  const granted = await firm.persons()
  expect(granted).toHaveLength(2)
  await signInPerson(nip, pesel)
  for (const id of granted) await firm.revoke(id)
  expect(await firm.persons()).toEqual([])
  await expect(signInPerson(nip, pesel)).rejects.toThrow('415')
}

const now = () => new Date()
const faRr = formDocuments.find(({ formCode }) => formCode.value === 'FA_RR')!
const inAnotherName = {
  SelfInvoicing: {
    formCode: fa3,
    write: (seller: string, buyer: string) => faInvoice({ seller, buyer, selfInvoicing: true }, now()),
  },
  RRInvoicing: {
    formCode: faRr.formCode,
    write: (seller: string, buyer: string) => faRr.write({ seller, buyer, number: freshNumber() }, now()),
  },
} as const

/** An invoice in the seller's name: refused, taken under a grant, refused after the revocation. */
export const authorizationStory = async ({ signedIn }: Judge, scope: keyof typeof inAnotherName): Promise<void> => {
  const { formCode, write } = inAnotherName[scope]
  const [sellerNip, buyerNip] = [freshNip(), freshNip()]
  const [seller, buyer] = [await signedIn(sellerNip), await signedIn(buyerNip)]
  const send = () => buyer.send(formCode, write(sellerNip, buyerNip))
  expect(await send()).toBe(410)
  expect(await seller.outcome(await seller.authorize(authorizing(byNip(buyerNip), scope)))).toBe(200)
  expect(await send()).toBe(200)
  for (const id of await seller.authorizations()) await seller.revokeAuthorization(id)
  expect(await send()).toBe(410)
}
