import { telling } from '../../../contracts/told.ts'

/** Why a session or an invoice of it is refused. */
export const why = telling({
  notOpen: {
    en: 'The session {referenceNumber} stands at {code} ({description}); only an open one is closed.',
    pl: 'Sesja {referenceNumber} ma status {code} ({description}); zamyka się tylko otwartą.',
  },
  takesNoInvoices: {
    en: 'The session {referenceNumber} stands at {code} ({description}); invoices go to an open one (100).',
    pl: 'Sesja {referenceNumber} ma status {code} ({description}); faktury wysyła się do otwartej (100).',
  },
  invoice: { en: 'Invoice {ordinal}: {explanation}', pl: 'Faktura {ordinal}: {explanation}' },
  formForPeppol: {
    en: 'The session would work in {context}. A session for {form} is opened in a context of type PeppolId: by a Peppol provider.',
    pl: 'Sesja działałaby w kontekście {context}. Sesję dla {form} otwiera się w kontekście typu PeppolId: robi to dostawca Peppol.',
  },
  formNotForPeppol: {
    en: 'The session would work in {context}. A session for {form} is opened in a context of another type than PeppolId.',
    pl: 'Sesja działałaby w kontekście {context}. Sesję dla {form} otwiera się w kontekście innego typu niż PeppolId.',
  },
  ofAnotherContext: {
    en: 'The session {referenceNumber} belongs to another context than {context}.',
    pl: 'Sesja {referenceNumber} należy do innego kontekstu niż {context}.',
  },
  openedByAnother: {
    en: 'The session {referenceNumber} was opened by {opener}. Beside them the owner of the context has access to it; the caller is {caller} with [{permissions}].',
    pl: 'Sesję {referenceNumber} otworzył {opener}. Poza nim ma do niej dostęp właściciel kontekstu; wywołujący to {caller} z uprawnieniami [{permissions}].',
  },
  openedByAnotherToRead: {
    en: 'The session {referenceNumber} was opened by {opener}. Beside them the owner of the context has access to it, and who has Introspection or EnforcementOperations; the caller is {caller} with [{permissions}].',
    pl: 'Sesję {referenceNumber} otworzył {opener}. Poza nim mają do niej dostęp właściciel kontekstu oraz ten, kto ma uprawnienie Introspection lub EnforcementOperations; wywołujący to {caller} z uprawnieniami [{permissions}].',
  },
  nobodyKnown: { en: 'nobody known', pl: 'nieznany' },
  unknownSession: {
    en: 'No session has the reference number {referenceNumber} in this simulator.',
    pl: 'Symulator nie zna sesji o numerze referencyjnym {referenceNumber}.',
  },
  unknownInvoice: {
    en: 'The session {session} has no invoice {invoice}.',
    pl: 'Sesja {session} nie zawiera faktury {invoice}.',
  },
  sizeDiffers: {
    en: 'encryptedInvoiceContent has {bytes} bytes, encryptedInvoiceSize says {said}.',
    pl: 'encryptedInvoiceContent ma {bytes} B, a encryptedInvoiceSize podaje {said}.',
  },
  hashDiffers: {
    en: 'The SHA-256 of encryptedInvoiceContent is {hash}, encryptedInvoiceHash says {said}.',
    pl: 'Skrót SHA-256 wartości encryptedInvoiceContent to {hash}, a encryptedInvoiceHash podaje {said}.',
  },
  tooManyInvoices: {
    en: 'The session has {count} invoices; GET /limits/context says {most} at most.',
    pl: 'Liczba faktur w sesji: {count}; GET /limits/context podaje najwyżej {most}.',
  },
  nothingToCorrect: {
    en: 'No invoice with the hash {hash} was sent in this context: nothing is corrected.',
    pl: 'W tym kontekście nie wysłano faktury o skrócie {hash}: nic nie jest korygowane.',
  },
  alreadyCorrected: {
    en: 'A technical correction of {hash} has been accepted already.',
    pl: 'Korekta techniczna faktury {hash} została już przyjęta.',
  },
  notCorrectable: {
    en: 'The invoice {hash} was accepted; a technical correction is for a rejected one.',
    pl: 'Faktura {hash} została przyjęta; korekta techniczna dotyczy odrzuconej.',
  },
  rightWasMissing: {
    en: 'The invoice {hash} was rejected with 410, as the right to issue it was missing: a technical correction mends technical faults only. Get the right, and send the invoice itself again.',
    pl: 'Fakturę {hash} odrzucono ze statusem 410 z braku uprawnień do jej wystawienia: korekta techniczna usuwa tylko błędy techniczne. Należy uzyskać uprawnienie i ponownie przesłać samą fakturę.',
  },
  decryptedSizeDiffers: {
    en: 'The decrypted invoice has {bytes} bytes, invoiceSize says {said}: it counts the bytes before encryption, not the characters.',
    pl: 'Odszyfrowana faktura ma {bytes} B, a invoiceSize podaje {said}: liczy się bajty przed szyfrowaniem, a nie znaki.',
  },
  decryptedHashDiffers: {
    en: 'The SHA-256 of the decrypted invoice is {hash}, invoiceHash says {said}.',
    pl: 'Skrót SHA-256 odszyfrowanej faktury to {hash}, a invoiceHash podaje {said}.',
  },
  invoiceHasNoUpo: {
    en: 'The invoice {referenceNumber} stands at {code}; it has a UPO once that is 200.',
    pl: 'Faktura {referenceNumber} ma status {code}; UPO ma wtedy, gdy jest to 200.',
  },
  numberNotInSession: {
    en: 'No invoice that was accepted in the session {referenceNumber} has the KSeF number {ksefNumber}.',
    pl: 'Żadna faktura przyjęta w sesji {referenceNumber} nie ma numeru KSeF {ksefNumber}.',
  },
  noUpoPage: {
    en: 'The session {session} has no UPO page {page}: it has pages once its status is 200, and names them there.',
    pl: 'Sesja {session} nie ma strony UPO {page}: ma strony, gdy jej status to 200, i tam je wymienia.',
  },
})
