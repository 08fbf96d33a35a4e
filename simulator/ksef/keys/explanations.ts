import { telling } from '../../../contracts/told.ts'

/** Why a KSeF certificate signs nobody in. */
export const why = telling({
  unknown: {
    en: "The simulator's authority signed the certificate {serialNumber}, but another simulator, or an earlier start, issued it.",
    pl: 'Certyfikat {serialNumber} podpisało centrum certyfikacji symulatora, ale wydał go inny symulator albo ten sam przed ponownym uruchomieniem.',
  },
  offline: {
    en: 'The certificate {serialNumber} is of type Offline: it signs invoices; only type Authentication signs in.',
    pl: 'Certyfikat {serialNumber} jest typu Offline i służy do podpisywania faktur; uwierzytelnić można się tylko certyfikatem typu Authentication.',
  },
  suspended: {
    en: 'The certificate {serialNumber} is suspended: PUT /control/certificates/{serialNumber} did that.',
    pl: 'Certyfikat {serialNumber} jest zawieszony: zrobiło to wywołanie PUT /control/certificates/{serialNumber}.',
  },
  revoked: {
    en: 'The certificate {serialNumber} was revoked at {at}.',
    pl: 'Certyfikat {serialNumber} odwołano {at}.',
  },
  expired: {
    en: 'The certificate {serialNumber} ended at {at}, as PUT /testdata/certificates said, earlier than the certificate itself does.',
    pl: 'Ważność certyfikatu {serialNumber} skończyła się {at}: wywołanie PUT /testdata/certificates ustawiło datę wcześniejszą niż zapisana w certyfikacie.',
  },
})
