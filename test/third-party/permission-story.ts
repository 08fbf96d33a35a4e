import { expect } from 'vitest'
import type { FormCode } from '../../contracts/ksef/form-codes.ts'
import { makeNip } from '../../contracts/ksef/formats.ts'
import { formDocuments } from '../../contracts/ksef/suite-forms.ts'
import { fa3, faInvoice, freshNumber } from '../../contracts/ksef/suite-invoices.ts'
import { authorizing, byNip, byPesel, toFirm, toPerson } from '../../contracts/ksef/suite-permissions.ts'
import { freshPesel } from '../../contracts/ksef/suite-preparation.ts'

/** What somebody else's client is asked to do; requests, encryption and reading are its own. */
export interface JudgedFirm {
  grantPerson(body: ReturnType<typeof toPerson>): Promise<string>
  grantFirm(body: ReturnType<typeof toFirm>): Promise<string>
  authorize(body: ReturnType<typeof authorizing>): Promise<string>
  /** The code of an operation. */
  outcome(referenceNumber: string): Promise<number>
  /** Identifiers of what is granted in the context, to persons and firms. */
  granted(): Promise<readonly string[]>
  /** The firms that let this one work in their context; left out by a client that does not ask. */
  workingFor?(): Promise<readonly string[]>
  authorizations(whose: 'Granted' | 'Received'): Promise<readonly string[]>
  revoke(permissionId: string): Promise<unknown>
  revokeAuthorization(permissionId: string): Promise<unknown>
  /** The code of an invoice's status. */
  send(formCode: FormCode, xml: string): Promise<number>
}

export interface PermissionJudge {
  signedIn(nip: string): Promise<JudgedFirm>
  /** Signs in somebody for a firm; rejects when KSeF keeps them out. */
  signInAs(grantee: { readonly nip: string } | { readonly pesel: string }, nip: string): Promise<unknown>
}

export const freshNip = () => makeNip(Math.random)

/** Grants, sees, signs in as the grantee, revokes, is refused. */
export const grantStory = async ({ signedIn, signInAs }: PermissionJudge, to: 'person' | 'firm'): Promise<void> => {
  const [nip, accountant, pesel] = [freshNip(), freshNip(), freshPesel()]
  const signIn = () => signInAs(to === 'person' ? { pesel } : { nip: accountant }, nip)
  const firm = await signedIn(nip)
  await expect(signIn()).rejects.toThrow('415')
  const started =
    to === 'person'
      ? await firm.grantPerson(toPerson(byPesel(pesel), ['InvoiceRead', 'InvoiceWrite']))
      : await firm.grantFirm(toFirm(accountant, ['InvoiceRead', 'InvoiceWrite']))
  expect(await firm.outcome(started)).toBe(200)
  const granted = await firm.granted()
  expect(granted).toHaveLength(2)
  const other = to === 'firm' ? await signedIn(accountant) : undefined
  if (other?.workingFor) expect(await other.workingFor()).toEqual([nip, nip])
  await signIn()
  for (const id of granted) await firm.revoke(id)
  expect(await firm.granted()).toEqual([])
  if (other?.workingFor) expect(await other.workingFor()).toEqual([])
  await expect(signIn()).rejects.toThrow('415')
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

/** An invoice in the seller's name: refused, taken under a grant that both see, refused after the revocation. */
export const authorizationStory = async (
  { signedIn }: PermissionJudge,
  scope: keyof typeof inAnotherName,
): Promise<void> => {
  const { formCode, write } = inAnotherName[scope]
  const [sellerNip, buyerNip] = [freshNip(), freshNip()]
  const [seller, buyer] = [await signedIn(sellerNip), await signedIn(buyerNip)]
  const send = () => buyer.send(formCode, write(sellerNip, buyerNip))
  expect(await send()).toBe(410)
  expect(await seller.outcome(await seller.authorize(authorizing(byNip(buyerNip), scope)))).toBe(200)
  expect(await send()).toBe(200)
  const granted = await seller.authorizations('Granted')
  expect(granted).toHaveLength(1)
  expect(await buyer.authorizations('Received')).toEqual(granted)
  for (const id of granted) await seller.revokeAuthorization(id)
  expect(await seller.authorizations('Granted')).toEqual([])
  expect(await send()).toBe(410)
}
