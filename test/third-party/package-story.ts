import { expect } from 'vitest'
import { faInvoice } from '../../contracts/ksef/suite-invoices.ts'
import { freshNip } from './permission-story.ts'

/** What a client read from the package of an export. */
export interface ReadPackage {
  /** Documents by the name of their file. */
  readonly documents: Readonly<Record<string, string>>
  /** KSeF numbers in `_metadata.json`. */
  readonly metadata: readonly string[]
}

/** What somebody else's client does with packages of the firm that it signed in. */
export interface JudgedSender {
  /** Sends a package of these files in parts of at most so many bytes; rejects when its session fails. */
  sendBatch(files: Readonly<Record<string, string>>, partSize: number): Promise<Sent>
  /** The failed list of a session. */
  failed(session: string): Promise<readonly unknown[]>
  /** Sales of the last hour. */
  exportSales(options: { readonly onlyMetadata?: true }): Promise<ReadPackage>
}
export interface Sent {
  readonly session: string
  /** KSeF numbers in the UPO. */
  readonly upo: readonly string[]
}

const partSize = 500

/** Sends a package with a bad invoice inside, sees it among the failed, reads the UPO, exports what was taken. */
export const packageStory = async (
  signedIn: (nip: string) => Promise<JudgedSender>,
  offers: { readonly onlyMetadata: boolean },
): Promise<void> => {
  const seller = freshNip()
  const [first, second, third] = [1, 2, 3].map(() => faInvoice({ seller }, new Date())) as [string, string, string]
  const broken = third.replace('<P_12>23<', '<P_12>no rate<')
  const firm = await signedIn(seller)

  const { session, upo } = await firm.sendBatch({ '1.xml': first, 'broken.xml': broken, '2.xml': second }, partSize)
  expect(upo).toHaveLength(2)
  expect(await firm.failed(session)).toMatchObject([{ invoiceFileName: 'broken.xml', status: { code: 450 } }])

  const { documents, metadata } = await firm.exportSales({})
  expect(Object.keys(documents).sort()).toEqual(upo.map(number => `${number}.xml`).sort())
  expect(Object.values(documents).sort()).toEqual([first, second].sort())
  expect([...metadata].sort()).toEqual([...upo].sort())
  if (offers.onlyMetadata) expect(await firm.exportSales({ onlyMetadata: true })).toEqual({ documents: {}, metadata })

  await expect(firm.sendBatch({ 'broken.xml': broken }, partSize)).rejects.toThrow('445')
}

/** A moment an hour ago. */
export const anHourAgo = (): string => new Date(Date.now() - 3_600_000).toISOString()
