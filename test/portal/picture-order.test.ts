import { afterAll, describe, expect, test } from 'vitest'
import { createInvoiceValidator } from '../../simulator/documents/schemas/invoice-validator.ts'
import type { Block, Picture } from '../../simulator/portal/picture/picture.ts'
import { pictureOf, readDocument } from '../../simulator/portal/picture/read.ts'
import { sayIn } from '../../simulator/portal/texts.ts'
import { fa3 } from '../simulator/documents/schemas/invoice.ts'
import { fullDocuments } from './full-documents.ts'

/**
 * Sections and labels, in order, as the Ministry's PDF library has them. Source: portal-more.md §8.2, which is of its version 1.1.18;
 * where it names a thing without a label ("three kinds of 0%") the label is that of the library's dictionary (invoice.* in pl.json).
 */

const validator = createInvoiceValidator()
afterAll(() => validator.close())

const say = sayIn('pl')
/** With plain spaces: some of a text do not break. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const draw = async (xml: string): Promise<Picture> => pictureOf(await readDocument(Buffer.from(xml)), say)!

const labelsOf = (block: Block): readonly string[] => {
  const title = 'title' in block && block.title ? [`## ${block.title}`] : []
  switch (block.kind) {
    case 'lines':
      return [...title, ...block.lines.map(([label, value]) => (label === '' ? `– ${value}` : label))]
    case 'texts':
      return [...title, ...block.texts.map(text => `– ${text}`)]
    case 'table':
      return [...title, block.head.map(({ label }) => label).join(' · ')]
    case 'total':
      return [block.label]
  }
}
const labels = ({ sections }: Picture): readonly string[] =>
  sections
    .flatMap(({ title, columns }) => [
      ...(title === undefined ? [] : [`# ${title}`]),
      ...columns.flatMap(blocks => blocks.flatMap(labelsOf)),
    ])
    .map(plain)
const rowsOf = ({ sections }: Picture, title: string): readonly (readonly string[])[] =>
  sections
    .filter(section => section.title === title)
    .flatMap(({ columns }) => columns.flat())
    .flatMap(block => (block.kind === 'table' ? block.rows : []))
    .map(row => row.map(plain))

const address = ['– ul. Słoneczna 5', '– 80-001 Gdańsk', '– Polska', 'GLN']
const mail = ['## Adres do korespondencji', '– skr. poczt. 5', '– 80-001 Gdańsk', '– Polska', 'GLN']
const whereabouts = ['## Adres', ...address, ...mail, '## Dane kontaktowe', 'E-mail', 'Tel.']
const account = ['Pełny numer rachunku', 'Kod SWIFT', 'Rachunek własny banku', 'Nazwa banku', 'Opis rachunku']
const attached = (n: number) => [
  `## Szczegółowe dane załącznika (${n})`,
  'Nagłówek bloku danych',
  'Klucz · Wartość',
  '## Opis',
  '– Zużycie energii',
  'Klucz · Wartość',
  'Opis',
  '## Tabela',
  'Dzień · kWh',
  '## Podsumowanie tabeli',
  'Dzień · kWh',
]

/** §8.2, 3 to 6 and 8 to 14; Szczegóły is filled in turn, so its second column begins with what stands second. */
const ofInvoice = [
  '## Sprzedawca',
  'Numer EORI',
  'Prefiks VAT',
  'NIP',
  'Nazwa',
  ...whereabouts,
  'Status podatnika',
  '## Nabywca',
  'Identyfikator nabywcy',
  'Numer EORI',
  'Numer VAT-UE',
  'Nazwa',
  ...whereabouts,
  'Numer klienta',
  'Faktura dotyczy jednostki podrzędnej JST',
  'Faktura dotyczy członka grupy GV',
  '## Podmiot inny 1',
  'Identyfikator nabywcy',
  'Numer EORI',
  'Identyfikator podatkowy inny',
  'Nazwa',
  'Rola',
  'Udział',
  ...whereabouts,
  'Numer klienta',
  '## Podmiot inny 2',
  'Identyfikator wewnętrzny',
  'Nazwa',
  'Rola inna',
  '## Podmiot upoważniony',
  'Rola',
  'Numer EORI',
  'NIP',
  'Nazwa',
  '## Adres',
  '– ul. Długa 2',
  ...address.slice(1),
  '## Adres do korespondencji',
  '– skr. poczt. 7',
  ...address.slice(1),
  '## Dane kontaktowe',
  'E-mail',
  'Tel.',
  '# Szczegóły',
  'Data wystawienia, z zastrzeżeniem art. 106na ust. 1 ustawy',
  'Data dokonania lub zakończenia dostawy towarów lub wykonania usługi',
  '– Procedura One Stop Shop',
  'Miejsce wystawienia',
  'Kod waluty',
  '# Pozycje',
  '– Faktura wystawiona w walucie EUR',
  'Lp. · Unikalny numer wiersza · Nazwa towaru lub usługi · Cena jedn. netto · Cena jedn. brutto · Ilość · Miara · Rabat · Stawka podatku · Stawka podatku OSS · Znacznik dla towaru lub usługi z zał. nr 15 do ustawy · Wartość sprzedaży netto · Wartość sprzedaży brutto · Wartość sprzedaży vat · Kurs waluty',
  'Lp. · GTIN · PKWiU · CN · PKOB · Kwota podatku akcyzowego · GTU · Procedura · Data dostawy / wykonania · Indeks',
  'Kwota należności ogółem',
  '# Podsumowanie stawek podatku',
  'Lp. · Stawka podatku · Kwota netto · Kwota podatku · Kwota brutto · Kwota podatku PLN',
  '# Adnotacje',
  '– Dostawa towarów lub świadczenie usług zwolnionych od podatku na podstawie art. 43 ust. 1, art. 113 ust. 1 i 9 albo przepisów wydanych na podstawie art. 82 ust. 3 lub na podstawie innych przepisów',
  'Podstawa zwolnienia od podatku',
  'Przepis dyrektywy',
  'Wewnątrzwspólnotowe dostawy nowych środków transportu',
  '– Mechanizm podzielonej płatności',
  '– Metoda kasowa',
  '– Odwrotne obciążenie',
  '– Procedura trójstronna uproszczona',
  'Procedura marży',
  '– Samofakturowanie',
  'Data dopuszczenia do użytku · Opis',
  '# Dodatkowe informacje',
  '– - Istniejące powiązania między nabywcą a dokonującym dostawy towarów lub usługodawcą',
  '– - Faktura, o której mowa w art. 109 ust. 3d ustawy',
  '– - Informacja dodatkowa związana ze zwrotem podatku akcyzowego zawartego w cenie oleju napędowego',
  '## Dodatkowy opis',
  'Lp. · Numer wiersza · Rodzaj informacji · Treść informacji',
  '# Rozliczenie',
  '## Obciążenia',
  'Powód obciążenia · Kwota',
  'Suma kwot obciążenia',
  '## Odliczenia',
  'Powód odliczenia · Kwota',
  'Suma kwot odliczenia',
  'Do zapłaty',
  '# Płatność',
  'Informacja o płatności',
  'Informacja o płatności (kontynuacja)',
  'Forma płatności',
  'Opis płatności innej',
  'Data zapłaty częściowej · Kwota zapłaty częściowej · Forma płatności',
  'Termin płatności · Opis płatności',
  '## Numer rachunku bankowego',
  ...account,
  '## Numer rachunku bankowego faktora',
  ...account,
  '## Skonto',
  'Warunki skonta',
  'Wysokość skonta',
  'Link do płatności bezgotówkowej',
  'Identyfikator płatności Krajowego Systemu e-Faktur',
  '# Warunki transakcji',
  '## Umowa',
  'Data umowy · Numer umowy',
  '## Zamówienie',
  'Data zamówienia · Numer zamówienia',
  '## Numer partii towaru',
  '– P-2',
  '## Waluta umowna i kurs umowny',
  'Waluta umowna',
  'Kurs umowny',
  'Warunki dostawy towarów',
  '– Dostawa dokonana przez podmiot, o którym mowa w art. 22 ust. 2d ustawy. Pole dotyczy sytuacji, w której podmiot uczestniczy w transakcji łańcuchowej innej niż procedura trójstronna uproszczona, o której mowa w art. 135 ust. 1 pkt 4 ustawy',
  '## Transport',
  'Rodzaj transportu',
  'Opis innego rodzaju transportu',
  'Opis ładunku',
  'Opis innego ładunku',
  'Jednostka opakowania',
  '## Dane transportu',
  'Numer zlecenia transportu',
  'Data i godzina rozpoczęcia transportu',
  'Data i godzina zakończenia transportu',
  '## Przewoźnik',
  'NIP',
  'Nazwa',
  'Adres przewoźnika',
  '## Wysyłka',
  'Adres miejsca wysyłki',
  'Adres pośredni wysyłki',
  'Adres miejsca docelowego, do którego został zlecony transport',
  '# Numery dokumentów magazynowych WZ',
  '– WZ/10',
  '# Rejestry',
  'Pełna nazwa · KRS · REGON · BDO',
  '# Pozostałe informacje',
  '## Stopka faktury',
  '– Kapitał 50 000 zł',
  '# Załącznik do Faktury VAT',
  ...attached(1),
  ...attached(2),
]

const was = ['## Treść korygowana', 'NIP', 'Nazwa', '## Adres', '– ul. Krzywa 1', ...address.slice(1)]
const buyerWas = (name: string) => [
  '## Treść korygowana',
  name,
  'NIP',
  'Nazwa',
  '## Adres',
  '– ul. Krzywa 9',
  ...address.slice(1),
]
const afterBuyer = ofInvoice.slice(ofInvoice.indexOf('## Nabywca') + 1, ofInvoice.indexOf('## Podmiot inny 1'))
const correctedId = (n: number) => [
  `## Dane identyfikacyjne faktury korygowanej ${n}`,
  'Numer faktury korygowanej',
  'Data wystawienia faktury, której dotyczy faktura korygująca',
  'Numer KSeF faktury korygowanej',
]

/** §8.2, 2 to 4: a party that changed stands beside what it was. */
const ofCorrection = [
  '# Dane faktury korygowanej',
  'Przyczyna korekty dla faktur korygujących',
  'Typ skutku korekty',
  'Poprawny numer faktury korygowanej',
  ...correctedId(1),
  ...correctedId(2),
  '# Sprzedawca',
  ...was,
  '## Treść korygująca',
  ...ofInvoice.slice(1, ofInvoice.indexOf('## Nabywca')),
  '# Nabywca',
  ...buyerWas('Identyfikator nabywcy'),
  '## Treść korygująca',
  ...afterBuyer,
  '# Podmiot inny 1',
  ...buyerWas('Identyfikator nabywcy'),
  '## Treść korygująca',
  'Identyfikator nabywcy',
  'Numer EORI',
  'Identyfikator podatkowy inny',
  'Nazwa',
  ...whereabouts,
  'Numer klienta',
  'Rola',
  'Udział',
  ...ofInvoice.slice(ofInvoice.indexOf('## Podmiot upoważniony'), ofInvoice.indexOf('# Szczegóły')),
  '# Szczegóły',
  'Data wystawienia, z zastrzeżeniem art. 106na ust. 1 ustawy',
  'Kod waluty',
  '# Pozycje',
  '– Faktura wystawiona w walucie PLN',
  'Lp. · Nazwa towaru lub usługi · Ilość · Stawka podatku · Stan przed',
  'Korekta kwoty należności ogółem',
  '# Podsumowanie stawek podatku',
  'Lp. · Stawka podatku · Kwota netto · Kwota podatku · Kwota brutto',
]

/** §8.2, 5 and 7 of an advance: its own date, its payments, the order. */
const ofAdvance = [
  '# Szczegóły',
  'Data wystawienia, z zastrzeżeniem art. 106na ust. 1 ustawy',
  'Kod waluty',
  'Kurs waluty',
  'Data otrzymania zapłaty',
  '– Kurs waluty wspólny dla wszystkich wierszy faktury',
  'Data otrzymania płatności · Kwota płatności · Kurs waluty',
  '# Zamówienie',
  '– Faktura wystawiona w walucie EUR',
  'Lp. · Unikalny numer wiersza · Nazwa towaru lub usługi · Cena jedn. netto · Ilość · Miara · Stawka podatku · Znacznik dla towaru lub usługi z zał. nr 15 do ustawy · Wartość sprzedaży netto · Kwota podatku',
  'Lp. · GTIN · PKWiU · CN · PKOB · Kwota podatku akcyzowego · GTU · Procedura · Indeks',
  'Otrzymana kwota zapłaty (zaliczki)',
  'Wartość zamówienia lub umowy z uwzględnieniem kwoty podatku',
  '# Podsumowanie stawek podatku',
  'Lp. · Stawka podatku · Kwota netto · Kwota podatku · Kwota brutto',
  '# Płatność',
  'Informacja o płatności',
  'Data zapłaty',
  'Forma płatności',
]

/** §8.2, 5 of an invoice that settles advances. */
const ofSettlement = [
  '# Szczegóły',
  'Data wystawienia, z zastrzeżeniem art. 106na ust. 1 ustawy',
  '– Kurs waluty wspólny dla wszystkich wierszy faktury',
  'Kod waluty',
  'Kurs waluty',
  'Numery wcześniejszych faktur zaliczkowych',
  '# Pozycje',
  '– Faktura wystawiona w walucie EUR',
  'Lp. · Nazwa towaru lub usługi · Ilość · Stawka podatku · Wartość sprzedaży netto',
  'Kwota pozostała do zapłaty',
  '# Podsumowanie stawek podatku',
  'Lp. · Stawka podatku · Kwota netto · Kwota podatku · Kwota brutto',
  '# Płatność',
  'Informacja o płatności',
  'Forma płatności',
]

/** §8.2, 5 and 6 of a collective rebate. */
const ofRebate = [
  '# Szczegóły',
  'Data wystawienia, z zastrzeżeniem art. 106na ust. 1 ustawy',
  'Kod waluty',
  'Okres, którego dotyczy rabat',
  '# Rabat',
  'Wartość rabatu ogółem',
  '– Rabat nie dotyczy wszystkich dostaw towarów i wykonanych usług na rzecz tego nabywcy w danym okresie.',
  'Lp. · Nazwa towaru lub usługi · Ilość · Miara',
  '# Podsumowanie stawek podatku',
  'Lp. · Stawka podatku · Kwota netto · Kwota podatku · Kwota brutto',
]

describe('sections and labels stand in the order of portal-more.md §8.2', () => {
  test.each(Object.entries(fullDocuments))('the document of a full %s is valid', async (_, xml) => {
    const verdict = await validator.validate(Buffer.from(xml), fa3)
    expect(verdict).toMatchObject({ outcome: 'valid' })
  })

  test('an invoice', async () => {
    expect(labels(await draw(fullDocuments.invoice))).toEqual(ofInvoice)
  })

  test('a correction, also of the parties', async () => {
    expect(labels(await draw(fullDocuments.correction))).toEqual(ofCorrection)
  })

  test.each([
    ['advance', ofAdvance],
    ['settlement', ofSettlement],
    ['rebate', ofRebate],
  ] as const)('%s, from its details on', async (name, expected) => {
    const drawn = labels(await draw(fullDocuments[name]))
    expect(drawn.slice(drawn.indexOf('# Szczegóły'))).toEqual(expected)
  })

  test('the kinds', async () => {
    const kinds = await Promise.all(Object.values(fullDocuments).map(async xml => (await draw(xml)).kind))
    expect(kinds).toEqual([
      'Faktura podstawowa',
      'Faktura korygująca',
      'Faktura zaliczkowa',
      'Faktura rozliczeniowa',
      'Faktura korygująca zbiorcza (rabat)',
    ])
  })

  test('all rows of the summary of rates', async () => {
    const rows = rowsOf(await draw(fullDocuments.invoice), 'Podsumowanie stawek podatku')
    expect(rows.map(([, rate]) => rate)).toEqual([
      '23% lub 22%',
      '8% lub 7%',
      '5%',
      '4% lub 3%',
      'OSS',
      '0% w przypadku sprzedaży towarów i świadczenia usług na terytorium kraju (z wyłączeniem WDT i eksportu)',
      '0% w przypadku wewnątrzwspólnotowej dostawy towarów (WDT)',
      '0% w przypadku eksportu towarów',
      'zwolnione od podatku',
      'np z wyłączeniem art. 100 ust 1 pkt 4 ustawy',
      'np na podstawie art. 100 ust. 1 pkt 4 ustawy',
      'odwrotne obciążenie',
      'marża',
    ])
    expect(rows[0]).toEqual(['1', '23% lub 22%', '1,00', '0,23', '1,23', '1,00'])
    expect(rows.at(-1)).toEqual(['13', 'marża', '6,00', '0,00', '6,00', ''])
  })
})

test('a rate of which nothing was sold has no row', async () => {
  const xml = fullDocuments.settlement.replace('<P_15>', '<P_13_2>0.00</P_13_2><P_14_2>0</P_14_2><P_15>')
  expect(rowsOf(await draw(xml), 'Podsumowanie stawek podatku')).toHaveLength(1)
})

test('a row without a rate is taxed by the margin where the invoice is', async () => {
  const [, , third] = rowsOf(await draw(fullDocuments.invoice), 'Pozycje')
  expect(third).toContain('marża')
})

test('a new means of transport is told whole', async () => {
  expect(rowsOf(await draw(fullDocuments.invoice), 'Adnotacje')).toEqual([
    [
      '2026-01-02',
      'Numer wiersza: 1, Syrena, 105, Dostawa dotyczy pojazdów lądowych, o których mowa w art. 2 pkt 10 lit. a ustawy: 900 km, Numer VIN: VIN77',
    ],
  ])
})

test('a sentence stands in the place of an identifier that there is not', async () => {
  expect(labels(await draw(fullDocuments.advance))).toContain('– Brak identyfikatora')
})

test('English has a label wherever Polish has one', async () => {
  for (const xml of Object.values(fullDocuments)) {
    const read = await readDocument(Buffer.from(xml))
    const [pl, en] = (['pl', 'en'] as const).map(language => labels(pictureOf(read, sayIn(language))!))
    expect(en).toHaveLength(pl!.length)
  }
})
