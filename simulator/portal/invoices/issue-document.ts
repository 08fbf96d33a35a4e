import { type InvoiceLine, type MakeInvoice, makeInvoice, type Payment } from '../../../client/index.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import { typedNumber } from '../check-nip.ts'
import type { Language } from '../texts.ts'
import { accountIn, isUsed, type Typed } from './issue-fields.ts'
import { typedAmount } from './typed-amount.ts'

type Heads = Typed['heads']

const paymentOf = ({ dueDate, payment, account }: Heads): Payment | undefined =>
  dueDate === '' && payment === ''
    ? undefined
    : {
        ...(dueDate !== '' && { due: dueDate }),
        ...(payment !== '' && { form: payment as NonNullable<Payment['form']> }),
        ...(account !== '' && { account: accountIn(account) }),
      }

const lineOf = (line: Typed['lines'][number], prices: string, language: Language): InvoiceLine => {
  const price = typedAmount(line.price, language)
  return {
    name: line.item,
    quantity: typedAmount(line.quantity, language),
    unit: line.unit || 'szt.',
    rate: line.rate as NonNullable<InvoiceLine['rate']>,
    ...(prices === 'gross' ? { grossPrice: price } : { netPrice: price }),
  }
}

/** The invoice of today that was typed. @param typed what can be seen, with nothing wrong in it */
export const documentOf = (
  { heads: given, lines }: Typed,
  { sellerNip, now, language }: { sellerNip: string; now: number; language: Language },
): string => {
  const buyerNip = typedNumber(given.buyerNip)
  const issueDate = warsawDate(now)
  const more: Partial<MakeInvoice> = {
    // FA(3) has it where it is another day.
    ...(given.deliveryDate !== '' && given.deliveryDate !== issueDate && { deliveryDate: given.deliveryDate }),
    ...(given.exchangeRate !== '' && { exchangeRate: typedAmount(given.exchangeRate, language) }),
    ...(given.exemption !== '' && { exemption: given.exemption }),
  }
  const payment = paymentOf(given)
  return makeInvoice({
    number: given.number,
    issueDate,
    seller: { nip: sellerNip, name: given.sellerName, address: given.sellerAddress },
    buyer: { ...(buyerNip !== '' && { nip: buyerNip }), name: given.buyerName, address: given.buyerAddress },
    lines: lines.filter(isUsed).map(line => lineOf(line, given.prices, language)),
    currency: given.currency,
    ...more,
    ...(payment && { payment }),
    madeAt: new Date(now),
  })
}
