import { telling } from '../../../contracts/told.ts'

/** Why a page behind a QR code says no. */
export const why = telling({
  noInvoice: {
    en: 'No invoice accepted by now has the seller {nip}, the day of issue {date} and the SHA-256 {hash}: all three must fit. The hash is that of the XML as it was sent, octet by octet.',
    pl: 'Żadna przyjęta dotąd faktura nie ma jednocześnie sprzedawcy {nip}, daty wystawienia {date} i skrótu SHA-256 {hash}. Skrót liczy się z pliku XML dokładnie w tej postaci, w jakiej został wysłany.',
  },
  notStored: {
    en: 'The invoice has its KSeF number and no permanent storage date yet: it cannot be downloaded before {at}.',
    pl: 'Faktura ma już numer KSeF, ale nie ma jeszcze daty trwałego zapisu: pobrać ją można dopiero od {at}.',
  },
  oldLink: {
    en: 'This is the link of an original that was corrected technically; the correction is downloaded by its own link.',
    pl: 'To jest link faktury pierwotnej, którą skorygowano technicznie; korektę pobiera się z jej własnego linku.',
  },
  differs: {
    en: 'The invoice is given to who knows its gross amount and its buyer (number or name).',
    pl: 'Fakturę otrzyma ten, kto poda jej kwotę brutto oraz nabywcę (identyfikator lub nazwę).',
  },
  noCertificate: {
    en: 'No certificate has the serial number {serialNumber} here, so nothing else can hold.',
    pl: 'Certyfikat o numerze seryjnym {serialNumber} nie istnieje w tym symulatorze, więc pozostałe warunki też nie są spełnione.',
  },
  notActive: {
    en: 'The certificate {serialNumber} is {status}.',
    pl: 'Certyfikat {serialNumber} ma status {status}.',
  },
  wrongType: {
    en: 'The certificate {serialNumber} is of type Authentication; codes are signed with one of type Offline.',
    pl: 'Certyfikat {serialNumber} jest typu Authentication; kody podpisuje się certyfikatem typu Offline.',
  },
  badSignature: {
    en: 'The signature does not hold for any of these texts: {texts}. It is one of the text itself (SHA-256, hashed once): RSA-PSS with a salt of 32, or ECDSA on P-256 as 64 octets or in DER; in Base64URL.',
    pl: 'Podpis nie zgadza się z żadnym z tekstów: {texts}. Podpisuje się sam tekst (SHA-256 liczony raz): RSA-PSS z solą 32 bajtów albo ECDSA na krzywej P-256 jako 64 bajty lub w DER; w Base64URL.',
  },
  noRight: {
    en: '{subject} has none of the permissions to issue invoices in {context} now.',
    pl: '{subject} nie ma teraz w kontekście {context} uprawnień do wystawiania faktur.',
  },
  otherSeller: {
    en: '{context} does not issue invoices of the seller {nip}. A right that a firm was given works in the context of who gave it: the link must name that one.',
    pl: 'Kontekst {context} nie wystawia faktur sprzedawcy {nip}. Nadane firmie uprawnienie działa w kontekście tego, kto je nadał, i ten kontekst trzeba podać w linku.',
  },
})
