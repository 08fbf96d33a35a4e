import { telling } from '../../../contracts/told.ts'

/** Why an invoice is no invoice that KSeF reads. */
export const why = telling({
  breaksSchema: {
    en: 'The invoice breaks the schema of {form} {version}. {faults}',
    pl: 'Faktura jest niezgodna ze schematem {form} {version}. {faults}',
  },
  xmlVersion: {
    en: 'The invoice says XML version {version}; KSeF reads 1.0.',
    pl: 'Faktura podaje wersję XML {version}; KSeF czyta 1.0.',
  },
  processingInstruction: {
    en: 'The invoice holds a processing instruction, which KSeF forbids.',
    pl: 'Faktura zawiera instrukcję przetwarzania, której KSeF zabrania.',
  },
  notWellFormed: {
    en: 'The invoice is not well-formed XML: {message}',
    pl: 'Faktura nie jest poprawnie sformowanym XML: «{message}»',
  },
  byteOrderMark: {
    en: 'The invoice begins with the byte order mark of {encoding}; KSeF takes UTF-8 without one.',
    pl: 'Faktura zaczyna się znacznikiem kolejności bajtów (BOM) kodowania {encoding}; KSeF przyjmuje UTF-8 bez tego znacznika.',
  },
  notUtf8: {
    en: 'The invoice is not UTF-8: its octets cannot be decoded.',
    pl: 'Faktura nie jest w UTF-8: jej bajtów nie można zdekodować.',
  },
  declaredEncoding: {
    en: 'The XML declaration says encoding="{encoding}"; KSeF takes UTF-8 only.',
    pl: 'Deklaracja XML podaje encoding="{encoding}"; KSeF przyjmuje tylko UTF-8.',
  },
  doctype: {
    en: 'The invoice has a DOCTYPE: document types and entities are not allowed.',
    pl: 'Faktura zawiera DOCTYPE: deklaracje typu dokumentu i encje nie są dozwolone.',
  },
  forbiddenCharacter: {
    en: 'The invoice holds the character {character}, which KSeF forbids.',
    pl: 'Faktura zawiera znak {character}, którego KSeF zabrania.',
  },
  noSchema: {
    en: '[sim-no-schema]: The invoice was not held against a schema: there is none here for {form}.',
    pl: '[sim-no-schema]: Faktury nie sprawdzono według schematu: nie ma tu schematu dla {form}.',
  },
})
