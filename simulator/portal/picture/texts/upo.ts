import { areaTexts } from '../../texts/area.ts'

export const upoTexts = areaTexts({
  upoTitle: {
    en: 'Official confirmation of receipt of an electronic document in KSeF',
    pl: 'Urzędowe poświadczenie odbioru dokumentu elektronicznego KSeF',
  },
  upoReceiver: {
    en: 'Full name of the entity that received the document',
    pl: 'Nazwa pełna podmiotu, któremu doręczono dokument elektroniczny',
  },
  upoDocument: { en: 'Information about the document', pl: 'Informacja o dokumencie' },
  upoRegistered: {
    en: 'The document was registered in the system of the Ministry of Finance',
    pl: 'Dokument został zarejestrowany w systemie teleinformatycznym Ministerstwa Finansów',
  },
  upoSession: { en: 'Reference number of the session', pl: 'Numer referencyjny sesji' },
  upoPageNumber: { en: 'Page of the UPO', pl: 'Strona dokumentu UPO' },
  upoPages: { en: 'Pages of the UPO in all', pl: 'Całkowita liczba stron dokumentu UPO' },
  upoFrom: { en: 'Documents from', pl: 'Zakres dokumentów od' },
  upoTo: { en: 'Documents to', pl: 'Zakres dokumentów do' },
  upoTotal: { en: 'Documents in all', pl: 'Całkowita liczba dokumentów' },
  upoContextType: { en: 'Kind of context', pl: 'Typ kontekstu' },
  upoContextVatUe: { en: 'Composite identifier', pl: 'Identyfikator złożony' },
  upoContextPeppol: { en: 'Peppol identifier', pl: 'Identyfikator Peppol' },
  upoContext: { en: 'Context of the sign-in', pl: 'Identyfikator kontekstu uwierzytelnienia' },
  upoAuthHash: { en: 'Hash of the document of the sign-in', pl: 'Skrót dokumentu uwierzytelniającego' },
  upoSchema: { en: 'File of the schema', pl: 'Nazwa pliku XSD struktury logicznej dotycząca przesłanego dokumentu' },
  upoForm: { en: 'Form code', pl: 'Kod formularza przedłożonego dokumentu elektronicznego' },
  upoKsefNumber: { en: 'KSeF number', pl: 'Numer identyfikujący fakturę w KSeF' },
  upoNumber: { en: 'Invoice number', pl: 'Numer faktury' },
  upoSeller: { en: 'NIP of the seller', pl: 'NIP sprzedawcy' },
  upoIssued: { en: 'Issue date', pl: 'Data wystawienia faktury' },
  upoSent: { en: 'Sent', pl: 'Data przesłania do KSeF' },
  upoAcquired: { en: 'KSeF number given', pl: 'Data nadania numeru KSeF' },
  upoHash: { en: 'Hash of the document', pl: 'Wartość funkcji skrótu złożonego dokumentu' },
  upoMode: { en: 'Mode', pl: 'Tryb wysyłki' },
})
