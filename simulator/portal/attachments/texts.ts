import { areaTexts } from '../texts/area.ts'

export const attachmentTexts = areaTexts({
  consentLead: {
    en: 'Whether {nip} may send invoices with attachments. They go in batches, and only with this consent.',
    pl: 'Czy {nip} może wysyłać faktury z załącznikami. Przesyła się je wsadowo i tylko za tą zgodą.',
  },
  consentGiven: { en: 'Allowed', pl: 'Dozwolone' },
  consentMissing: { en: 'Not allowed', pl: 'Niedozwolone' },
  consentEnds: { en: 'The consent ends', pl: 'Koniec zgody' },
  consentUntil: { en: 'Last day of the consent', pl: 'Ostatni dzień zgody' },
  consentUntilHint: { en: 'Without a day it ends at once.', pl: 'Bez daty zgoda wygasa od razu.' },
  consentGive: { en: 'Give the consent', pl: 'Wyraź zgodę' },
  consentWithdraw: { en: 'Withdraw the consent', pl: 'Wycofaj zgodę' },
  consentDone: {
    en: 'The change counts at once for invoices that are processed.',
    pl: 'Zmiana obowiązuje od razu przy przetwarzaniu faktur.',
  },
  consentRefused: { en: 'The consent was not changed', pl: 'Zgody nie zmieniono' },
  /** source: §6 */
  consentSource: {
    en: 'The real one is given in the e-Urząd Skarbowy and handled within three working days; here the test data stand in for it.',
    pl: 'Prawdziwe zgłoszenie składa się w e-Urzędzie Skarbowym; jest rozpatrywane w ciągu trzech dni roboczych. Tutaj zastępują je dane testowe.',
  },
})
