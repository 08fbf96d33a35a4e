import { makeInvoice } from '../../../client/index.ts'
import type { Runtime } from '../../runtime/runtime.ts'

/** An invoice that KSeF takes, of the context and of today. Its number is another each time. */
export const sampleOf = (nip: string, issueDate: string, runtime: Runtime): string =>
  makeInvoice({
    number: `FV/${issueDate.slice(0, 7).replace('-', '/')}/${runtime.random(3).toString('hex').toUpperCase()}`,
    issueDate,
    seller: { nip, name: 'Przykład sp. z o.o.', address: 'ul. Prosta 1, 00-001 Warszawa' },
    buyer: { nip: '5265877635', name: 'Wzór S.A.', address: 'ul. Nowa 2, 30-002 Kraków' },
    lines: [
      { name: 'Usługa', netPrice: 1200 },
      { name: 'Towar', quantity: 3, netPrice: 49.99, rate: '8' },
    ],
    madeAt: new Date(runtime.now()),
  })
