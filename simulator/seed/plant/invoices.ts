import type { Client } from '../../../client/client.ts'
import { encryptForKsef } from '../../../client/encrypt-for-ksef.ts'
import { encryptInvoice } from '../../../client/invoices/encrypt-invoice.ts'
import { makeInvoice } from '../../../client/invoices/make-invoice.ts'
import { keyFor } from '../../../client/key-for.ts'
import { formCodes } from '../../../contracts/ksef/form-codes.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import type { ReadWorldSeed } from '../shape.ts'
import type { Site } from './site.ts'

type Given = NonNullable<ReadWorldSeed['invoices']>[number]

const SUCCEEDED = 200

/** A key of the world's chance, and the session that its invoices are sent in. */
const openSession = async (owner: Client, form: string, { world: { runtime } }: Site) => {
  const ksefKey = keyFor(await owner.publicKeys.list(), 'SymmetricKeyEncryption', runtime.now())
  const [secret, initializationVector] = [Uint8Array.from(runtime.random(32)), Uint8Array.from(runtime.random(16))]
  const encryption = {
    encryptedSymmetricKey: await encryptForKsef(secret, ksefKey.certificate),
    initializationVector: Buffer.from(initializationVector).toString('base64'),
    publicKeyId: ksefKey.publicKeyId,
  }
  const formCode = formCodes.find(({ systemCode }) => systemCode === form)!
  const { referenceNumber } = await owner.sessions.openOnline({ body: { formCode, encryption } })
  const key = await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['encrypt'])
  return { referenceNumber, key, initializationVector }
}

/** @throws Error with the status when the invoice is rejected */
const send = async (owner: Client, session: Awaited<ReturnType<typeof openSession>>, xml: string | Uint8Array) => {
  const { referenceNumber } = session
  const body = await encryptInvoice(xml, session)
  const sent = await owner.sessions.sendInvoice({ params: { referenceNumber }, body })
  const params = { referenceNumber, invoiceReferenceNumber: sent.referenceNumber }
  const { status } = await owner.sessions.invoiceStatus({ params })
  if (status.code === SUCCEEDED) return
  throw new Error([`${status.code} ${status.description}`, ...(status.details ?? [])].join(' - '))
}

/** The invoices of one entry: a file, or as many as are to be made. `P_2` counts those of the seed. */
const documentsOf = (given: Given, place: number, { plan: { seed, files }, world: { runtime } }: Site) => {
  const { file, in: nip, buyer, count = 1, net = 100 } = given
  if (file !== undefined) return [files.get(file)!]
  const party = (value: string) => {
    const { name = `Firma ${value}`, address = 'ul. Testowa 1, 00-001 Warszawa' } =
      seed.companies?.find(company => company.nip === value) ?? {}
    return { nip: value, name, address }
  }
  const now = runtime.now()
  return Array.from({ length: count }, (_, ordinal) =>
    makeInvoice({
      seller: party(nip),
      buyer: party(buyer!),
      number: `SEED/${place + 1}/${ordinal + 1}`,
      issueDate: warsawDate(now),
      madeAt: new Date(now),
      lines: [{ name: 'Towar testowy', netPrice: net }],
    }),
  )
}

/** A session for each entry, closed at its end. */
export const plantInvoices = async (site: Site): Promise<void> => {
  for (const [place, given] of (site.plan.seed.invoices ?? []).entries())
    await site.at(['invoices', place], async () => {
      const owner = await site.ownerOf(given.in)
      const session = await openSession(owner, given.form ?? 'FA (3)', site)
      for (const xml of documentsOf(given, place, site)) await send(owner, session, xml)
      await owner.sessions.closeOnline({ params: { referenceNumber: session.referenceNumber } })
    })
}
