import { areaTexts } from './area.ts'

/** What every list says. */
export const listTexts = areaTexts({
  columnSelect: { en: 'Select', pl: 'Wybór' },
  columnStatus: { en: 'Status', pl: 'Status' },
  columnCreated: { en: 'Created', pl: 'Utworzono' },
  timeZone: { en: 'Times are those of Warsaw.', pl: 'Godziny według czasu w Warszawie.' },
  filter: { en: 'Filter', pl: 'Filtruj' },
  /** pl source: SCR */
  filterShow: { en: 'Show filters', pl: 'Rozwiń filtry' },
  filterHide: { en: 'Hide filters', pl: 'Zwiń filtry' },
  filters: { en: 'Filters', pl: 'Filtry' },
  filtersInForce: { en: 'Filters in force', pl: 'Włączone filtry' },
  filterPart: { en: 'At least three characters.', pl: 'Co najmniej trzy znaki.' },
  filterTooShort: {
    en: 'Enter at least three characters, or leave the field empty.',
    pl: 'Podaj co najmniej trzy znaki albo pozostaw pole puste.',
  },
  filterTooLong: { en: 'This is too long to be found.', pl: 'To za długi tekst, aby go znaleźć.' },
  dateWrong: { en: 'This is no date.', pl: 'To nie jest data.' },
  filterAny: { en: 'any', pl: 'wszystkie' },
  filterClear: { en: 'Clear the filters', pl: 'Wyczyść filtry' },
  filterRefused: { en: 'KSeF did not accept the filter', pl: 'KSeF nie przyjął filtra' },
  listUnread: { en: 'The list could not be read', pl: 'Nie udało się odczytać listy' },
  askAgain: { en: 'Try again', pl: 'Spróbuj ponownie' },
  perPage: { en: 'Per page', pl: 'Na stronie' },
  firstPage: { en: 'First page', pl: 'Pierwsza' },
  pages: { en: 'Pages', pl: 'Strony' },
  /** pl source of the next two: SCR */
  previousPage: { en: 'Previous page', pl: 'Poprzednia' },
  nextPage: { en: 'Next page', pl: 'Następna' },
})
