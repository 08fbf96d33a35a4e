import { areaTexts } from '../texts/area.ts'

export const collectiveTexts = areaTexts({
  collectiveLead: {
    en: 'One number for the payment of several invoices of one seller. Listed are those made in this context, and those for sales of {nip}.',
    pl: 'Jeden numer do zapłaty za kilka faktur jednego sprzedawcy. Identyfikatory {nip}: utworzone tutaj lub dotyczące jego sprzedaży.',
  },
  collectiveNew: { en: 'Make a collective identifier', pl: 'Utwórz identyfikator zbiorczy' },
  collectiveNumber: { en: 'Collective identifier', pl: 'Identyfikator zbiorczy' },
  collectiveMadeBy: { en: 'Made', pl: 'Miejsce utworzenia' },
  madeHere: { en: 'in this context', pl: 'ten kontekst' },
  madeElsewhere: { en: 'in another context', pl: 'inny kontekst' },
  invoicesLeast: { en: 'Invoices, at least', pl: 'Faktur co najmniej' },
  invoicesMost: { en: 'Invoices, at most', pl: 'Faktur najwyżej' },
  countWrong: { en: 'This is no number of invoices.', pl: 'To nie jest liczba faktur.' },
  collectiveEmpty: {
    en: 'There are no collective identifiers from the last 100 days',
    pl: 'Nie ma identyfikatorów zbiorczych z ostatnich 100 dni',
  },
  collectiveEmptyLine: {
    en: 'KSeF shows at most 100 days at a time: filter by date to see older ones.',
    pl: 'KSeF pokazuje najwyżej 100 dni naraz: starsze znajdziesz, filtrując po dacie.',
  },
  collectiveNoMatch: {
    en: 'No collective identifier matches the filter',
    pl: 'Żaden identyfikator zbiorczy nie pasuje do filtra',
  },

  // One of them
  collectiveTitle: { en: 'Details of the collective identifier', pl: 'Szczegóły identyfikatora zbiorczego' },
  collectiveInvoices: { en: 'Its invoices', pl: 'Jego faktury' },
  collectiveMade: {
    en: 'The collective identifier was made. It cannot be taken back.',
    pl: 'Identyfikator zbiorczy został utworzony. Nie można go usunąć.',
  },
  collectiveUnknown: { en: 'KSeF knows no invoices of this number', pl: 'KSeF nie zna faktur o tym numerze' },
  detailsHidden: { en: 'hidden from this context', pl: 'ukryte w tym kontekście' },

  // Making one
  collectiveNewLead: {
    en: 'Two invoices or more, of one seller, which this context may see.',
    pl: 'Co najmniej dwie faktury jednego sprzedawcy, widoczne w tym kontekście.',
  },
  collectiveNumbers: { en: 'KSeF numbers', pl: 'Numery KSeF' },
  collectiveNumbersHint: {
    en: 'One on a line. At most {most} here; the API takes more.',
    pl: 'Każdy w osobnym wierszu. Tutaj najwyżej {most}; API przyjmuje więcej.',
  },
  collectivePaymentLead: {
    en: 'The amounts that are paid may be left empty.',
    pl: 'Kwoty zapłaty poszczególnych faktur można pozostawić puste.',
  },
  collectiveNotAllKnown: {
    en: 'Where only a number stands, the invoice was not found among those that this sign-in may see.',
    pl: 'Tam, gdzie jest tylko numer, nie znaleziono faktury wśród widocznych w ramach tego logowania.',
  },
  paymentAmount: { en: 'Amount', pl: 'Kwota' },
  paymentAmountWrong: { en: 'This is no amount.', pl: 'To nie jest kwota.' },
  paymentCurrency: { en: 'Currency', pl: 'Waluta' },
  collectiveVerb: { en: 'Make it', pl: 'Utwórz' },
  collectiveOthers: { en: 'Other invoices', pl: 'Inne faktury' },
  collectiveNumberWrong: { en: 'This is no KSeF number.', pl: 'To nie jest numer KSeF.' },
  collectiveRefused: { en: 'KSeF did not make the identifier', pl: 'KSeF nie utworzył identyfikatora' },
})
