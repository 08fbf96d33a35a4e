import { telling } from '../../../contracts/told.ts'

/** Why a KSeF certificate signs nobody in. */
export const why = telling({
  issuedElsewhere: {
    en: "The simulator's authority signed the certificate {serialNumber}, but another simulator, or an earlier start, issued it.",
    pl: 'Certyfikat {serialNumber} podpisał urząd symulatora, ale wydał go inny symulator albo wcześniejsze uruchomienie.',
  },
  offline: {
    en: 'The certificate {serialNumber} is of type Offline: it signs invoices; only type Authentication signs in.',
    pl: 'Certyfikat {serialNumber} jest typu Offline: służy do faktur; uwierzytelnia tylko typ Authentication.',
  },
  notActive: {
    en: 'The certificate {serialNumber} is {status}.',
    pl: 'Certyfikat {serialNumber} ma status {status}.',
  },
})
