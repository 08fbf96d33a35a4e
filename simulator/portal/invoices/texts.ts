import { areaTexts } from '../texts/area.ts'

export const invoiceTexts = areaTexts({
  // The list
  invoicesLead: {
    en: 'Invoices of {nip}, the newest first. Without dates: those of the last {days} days.',
    pl: 'Faktury kontekstu {nip}, od najnowszej. Bez podanych dat: z ostatnich {days} dni.',
  },
  invoicesView: { en: 'Part in the invoice', pl: 'Rola na fakturze' },
  invoicesIssued: { en: 'Issued', pl: 'Wystawione' },
  invoicesReceived: { en: 'Received', pl: 'Otrzymane' },
  invoicesThird: { en: 'As other entity', pl: 'Jako podmiot inny' },
  invoicesAuthorized: { en: 'As authorised entity', pl: 'Jako podmiot upoważniony' },
  invoicesEmpty: { en: 'There are no such invoices', pl: 'Nie ma takich faktur' },
  invoicesEmptyLine: {
    en: 'An invoice is listed once KSeF has stored it. “Load an invoice” has a sample that you can send.',
    pl: 'Faktura pojawia się na liście, gdy KSeF ją zapisze. „Wczytaj fakturę” ma przykład, który możesz wysłać.',
  },
  invoicesNoMatch: { en: 'No invoice matches the filter', pl: 'Żadna faktura nie pasuje do filtra' },
  /** pl source of the columns: SCR */
  columnSellerId: { en: 'Seller identifier', pl: 'Identyfikator sprzedawcy' },
  columnSellerName: { en: 'Seller name', pl: 'Nazwa sprzedawcy' },
  columnBuyerId: { en: 'Buyer identifier', pl: 'Identyfikator nabywcy' },
  columnBuyerName: { en: 'Buyer name', pl: 'Nazwa nabywcy' },
  columnIssued: { en: 'Issue date', pl: 'Data wystawienia' },
  columnCurrency: { en: 'Currency', pl: 'Waluta' },
  columnNet: { en: 'Net', pl: 'Netto' },
  columnGross: { en: 'Gross', pl: 'Brutto' },
  columnVat: { en: 'VAT (PLN)', pl: 'VAT (PLN)' },
  filterDateType: { en: 'Kind of date', pl: 'Rodzaj daty' },
  dateIssue: { en: 'of issue', pl: 'wystawienia' },
  dateInvoicing: { en: 'of receipt', pl: 'otrzymania' },
  filterFrom: { en: 'From', pl: 'Od' },
  filterTo: { en: 'Until', pl: 'Do' },
  filterAmountType: { en: 'Kind of amount', pl: 'Rodzaj kwoty' },
  amountGross: { en: 'gross', pl: 'brutto' },
  amountNet: { en: 'net', pl: 'netto' },
  amountVat: { en: 'VAT', pl: 'VAT' },
  filterAmountFrom: { en: 'Amount from', pl: 'Kwota od' },
  filterAmountTo: { en: 'Amount up to', pl: 'Kwota do' },
  filterSellerNip: { en: 'NIP of the seller', pl: 'NIP sprzedawcy' },
  filterBuyerType: { en: 'Buyer: kind of identifier', pl: 'Nabywca: typ identyfikatora' },
  filterBuyer: { en: 'Buyer: identifier', pl: 'Nabywca: identyfikator' },
  filterPef: { en: 'PEF invoice', pl: 'Faktura PEF' },
  filterPefSp: { en: 'Specialised PEF invoice', pl: 'Faktura PEF specjalizowana' },
  filterKorPef: { en: 'Correction of a PEF invoice', pl: 'Faktura korygująca PEF' },
  filterSelf: { en: 'Self-invoicing', pl: 'Samofakturowanie' },
  filterForm: { en: 'Form', pl: 'Formularz' },
  filterKind: { en: 'Kind of invoice', pl: 'Rodzaj faktury' },
  filterAttachment: { en: 'Attachment', pl: 'Załącznik' },
  filterWrong: { en: 'KSeF does not take this value.', pl: 'KSeF nie przyjmuje tej wartości.' },
  selectInvoice: { en: 'Select invoice {number}', pl: 'Wybierz fakturę {number}' },
  downloadHint: {
    en: 'Select invoices to download them, up to ten at once, or to pay for them together.',
    pl: 'Wybierz faktury, aby je pobrać, najwyżej dziesięć naraz, albo opłacić je razem.',
  },
  downloadNothing: { en: 'Select one to ten invoices first.', pl: 'Najpierw wybierz od jednej do dziesięciu faktur.' },
  /** pl source: KSU p. 32 */
  downloadXml: { en: 'Download XML', pl: 'Pobierz XML' },
  downloadPdf: { en: 'Download PDF', pl: 'Pobierz PDF' },

  // One invoice
  invoiceTitle: { en: 'Invoice', pl: 'Faktura' },
  invoiceActions: { en: 'What can be done with it', pl: 'Co można z nią zrobić' },
  invoiceNoPicture: {
    en: 'This form has no picture: it is a UBL document, which the Ministry does not draw. It can be read as XML.',
    pl: 'Ten formularz nie ma wizualizacji: to dokument UBL, którego Ministerstwo nie przedstawia graficznie. Można go przeczytać jako XML.',
  },
  invoiceTooLong: {
    en: 'There is too much to draw: a picture has at most {most} values. The XML has all of them.',
    pl: 'To zbyt wiele, aby przedstawić to graficznie: wizualizacja ma najwyżej {most} wartości. Wszystkie zawiera XML.',
  },
  notDrawnTitle: { en: 'There is no picture of it', pl: 'Nie ma wizualizacji' },
  invoiceXml: { en: 'The document as XML', pl: 'Dokument jako XML' },
  downloadQr: { en: 'Download QR code', pl: 'Pobierz kod QR' },
  upoNotFoundTitle: { en: 'No UPO found', pl: 'Nie znaleziono UPO' },
  upoNotFoundLine: {
    en: 'The API gives a UPO by the session that the invoice was sent in. Of the sessions that you may see and that were at work then, none has one for this invoice: another context sent it, or KSeF has not issued it yet.',
    pl: 'API udostępnia UPO przez sesję, w której przesłano fakturę. Żadna z sesji, które możesz zobaczyć i które wtedy trwały, nie ma go dla tej faktury: przesłał ją inny kontekst albo KSeF jeszcze go nie wystawił.',
  },
  upoNotSearched: {
    en: 'More sessions were at work then than the portal looks through, and the first ones have no UPO of this invoice. Look for its session in the session history.',
    pl: 'Działało wtedy więcej sesji, niż portal przegląda, a w pierwszych nie ma UPO tej faktury. Poszukaj jej sesji w historii sesji.',
  },

  // Sending
  loadLead: {
    en: 'The portal encrypts the file, opens an interactive session, sends it and closes the session, as a program would.',
    pl: 'Portal szyfruje plik, otwiera sesję interaktywną, przesyła go i zamyka sesję, tak jak zrobiłby to program.',
  },
  /** pl source: PIC */
  addInvoice: { en: 'Add an invoice', pl: 'Dodaj fakturę' },
  invoiceFile: { en: 'File', pl: 'Plik' },
  invoiceFileHint: {
    en: '(.xml, at most 1 MB; 3 MB with an attachment)',
    pl: '(.xml, maks. rozmiar 1 MB; z załącznikiem 3 MB)',
  },
  invoicePasted: { en: 'or the document itself', pl: 'albo sam dokument' },
  invoicePastedHint: {
    en: 'A chosen file comes first. A pasted document is sent as UTF-8.',
    pl: 'Wybrany plik ma pierwszeństwo. Wklejony dokument jest przesyłany w UTF-8.',
  },
  fillSample: { en: 'Fill in a sample', pl: 'Wstaw przykład' },
  /** pl source: KSU p. 32 */
  sendToKsef: { en: 'Send to KSeF', pl: 'Wyślij do KSeF' },
  preview: { en: 'Preview', pl: 'Podgląd' },
  invoiceOffline: { en: 'It was issued offline', pl: 'Faktura została wystawiona w trybie offline' },
  sendAnyway: {
    en: 'Send what the API takes and the real portal does not: another day than today, another seller than the context',
    pl: 'Wyślij to, co przyjmuje API, a czego nie przyjmuje prawdziwy portal: inny dzień niż dzisiejszy, inny sprzedawca niż kontekst',
  },
  invoiceMissing: { en: 'Choose a file or paste the document.', pl: 'Wybierz plik albo wklej dokument.' },
  invoiceNotXml: { en: 'This is no XML document: {message}', pl: 'To nie jest dokument XML: «{message}»' },
  invoiceNoForm: {
    en: 'The document does not say which form it has (KodFormularza). KSeF takes {forms}.',
    pl: 'Dokument nie podaje, jaki to formularz (KodFormularza). KSeF przyjmuje {forms}.',
  },
  invoiceNotToday: {
    en: 'The portal takes invoices that are issued today, {today}; this one was issued on {date}.',
    pl: 'Portal przyjmuje faktury wystawione dzisiaj, {today}; ta ma datę {date}.',
  },
  invoiceOtherSeller: {
    en: 'The portal takes invoices of its own context, {nip}; the seller of this one is {seller}.',
    pl: 'Portal przyjmuje faktury własnego kontekstu, {nip}; sprzedawcą na tej jest {seller}.',
  },
  sendRefused: { en: 'KSeF did not take the invoice', pl: 'KSeF nie przyjął faktury' },
  sentTitle: { en: 'Sending the invoice', pl: 'Wysyłka faktury' },
  sentUnderWay: {
    en: 'KSeF is checking the invoice. This page asks again by itself.',
    pl: 'KSeF sprawdza fakturę. Strona sama ponawia pytanie.',
  },
  /** pl source: PIC */
  sentDone: { en: 'Completed successfully', pl: 'Zakończono pomyślnie' },
  sentDoneLine: { en: 'KSeF took the invoice and gave it a number.', pl: 'KSeF przyjął fakturę i nadał jej numer.' },
  sentRejected: { en: 'KSeF rejected the invoice', pl: 'KSeF odrzucił fakturę' },
  sentDocument: { en: 'The document, and what is wrong with it', pl: 'Dokument i to, co jest w nim nie tak' },
  sentFaultAt: { en: 'Line {line}', pl: 'Wiersz {line}' },
  sentGone: {
    en: 'The portal no longer has the document: it keeps the last {kept}.',
    pl: 'Portal nie ma już tego dokumentu: przechowuje {kept} ostatnich.',
  },
  copyNumber: { en: 'Copy the number', pl: 'Kopiuj numer' },
  showInvoice: { en: 'Show the invoice', pl: 'Pokaż fakturę' },
  correctAndSend: { en: 'Correct and send again', pl: 'Popraw i wyślij ponownie' },
  sendAnother: { en: 'Send another', pl: 'Wyślij kolejną' },

  // The form
  issueLead: {
    en: 'A basic FA(3) invoice of today. The seller is the context {nip}.',
    pl: 'Faktura podstawowa FA(3) z dzisiejszą datą. Sprzedawcą jest kontekst {nip}.',
  },
  issueSimilar: { en: 'Issue a similar invoice', pl: 'Wystaw podobną fakturę' },
  issueLikeAnother: {
    en: 'Parties and items are those of the other invoice. Give it a number, and look at what this form does not ask for: currency, payment, annotations.',
    pl: 'Strony i pozycje pochodzą z tamtej faktury. Nadaj numer i sprawdź to, o co formularz nie pyta: walutę, płatność, adnotacje.',
  },
  issueAddLine: { en: 'Add an item', pl: 'Dodaj pozycję' },
  issueSellerName: { en: 'Name of the seller', pl: 'Nazwa sprzedawcy' },
  issueSellerAddress: { en: 'Address of the seller', pl: 'Adres sprzedawcy' },
  issueBuyerNip: { en: 'NIP of the buyer', pl: 'NIP nabywcy' },
  issueBuyerNipHint: { en: 'A consumer has none.', pl: 'Konsument go nie ma.' },
  issueBuyerName: { en: 'Name of the buyer', pl: 'Nazwa nabywcy' },
  issueBuyerAddress: { en: 'Address of the buyer', pl: 'Adres nabywcy' },
  issueNumber: { en: 'Invoice number', pl: 'Numer faktury' },
  issueLine: { en: 'Item {n}', pl: 'Pozycja {n}' },
  issueItem: { en: 'Goods or service', pl: 'Nazwa towaru lub usługi' },
  issueQuantity: { en: 'Quantity', pl: 'Ilość' },
  issueUnit: { en: 'Unit', pl: 'Miara' },
  issuePrice: { en: 'Net unit price', pl: 'Cena jedn. netto' },
  issueRate: { en: 'VAT rate', pl: 'Stawka VAT' },
  issueNeeded: { en: 'Fill this in.', pl: 'Uzupełnij to pole.' },
  issueNumberWrong: { en: 'This is no number.', pl: 'To nie jest liczba.' },
  issueNumberUncounted: {
    en: 'The form cannot count with a number this large or this fine.',
    pl: 'Formularz nie policzy tak dużej ani tak dokładnej liczby.',
  },
  issueCharacter: {
    en: 'There is a control character in it, which XML cannot hold. Type it anew.',
    pl: 'Jest w tym znak sterujący, którego XML nie może zawierać. Wpisz to ponownie.',
  },
  issueLinesMissing: { en: 'An invoice has at least one item.', pl: 'Faktura ma co najmniej jedną pozycję.' },
})
