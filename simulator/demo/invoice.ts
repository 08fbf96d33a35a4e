import { warsawDate } from '../../contracts/ksef/formats.ts'
import type { Company } from './story.ts'

const address = { KodKraju: 'PL', AdresL1: 'ul. Pokazowa 1, 00-001 Warszawa' }

/** An ordinary invoice as A-Cube's JSON, in the order of FA(3): that counts where no schema is at hand. */
export const invoiceJson = (seller: Company, buyer: Company, number: string, now: number) => ({
  Naglowek: {
    KodFormularza: { __value: 'FA', kodSystemowy: 'FA (3)', wersjaSchemy: '1-0E' },
    WariantFormularza: '3',
    DataWytworzeniaFa: `${new Date(now).toISOString().slice(0, 19)}+00:00`,
  },
  Podmiot1: { DaneIdentyfikacyjne: { NIP: seller.nip, Nazwa: seller.name }, Adres: address },
  Podmiot2: { DaneIdentyfikacyjne: { NIP: buyer.nip, Nazwa: buyer.name }, Adres: address, JST: '2', GV: '2' },
  Podmiot3: [],
  Fa: {
    KodWaluty: 'PLN',
    P_1: warsawDate(now),
    P_2: number,
    P_13_1: 10_000.0,
    P_14_1: 2_300.0,
    P_15: 12_300.0,
    Adnotacje: {
      P_16: '2',
      P_17: '2',
      P_18: '2',
      P_18A: '2',
      Zwolnienie: { P_19N: '1' },
      NoweSrodkiTransportu: { P_22N: '1' },
      P_23: '2',
      PMarzy: { P_PMarzyN: '1' },
    },
    RodzajFaktury: 'VAT',
    FaWiersz: [
      {
        NrWierszaFa: '1',
        P_7: 'Oprogramowanie',
        P_8A: 'szt.',
        P_8B: 1,
        P_9A: 10_000.0,
        P_11: 10_000.0,
        P_12: '23',
      },
    ],
  },
})
