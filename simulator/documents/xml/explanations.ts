import { telling } from '../../../contracts/told.ts'

/** Why a document is refused before it is parsed, and what DER is not taken for. */
export const why = telling({
  doctype: {
    en: 'The document has a DOCTYPE. Document types and entities are not allowed in a signed request.',
    pl: 'Dokument zawiera DOCTYPE. Deklaracje typu dokumentu i encje nie są dozwolone w podpisanym żądaniu.',
  },
  notUtf8: {
    en: 'The document is not UTF-8: its octets cannot be decoded.',
    pl: 'Dokument nie jest w UTF-8: jego bajtów nie można zdekodować.',
  },
  declaredEncoding: {
    en: 'The XML declaration says encoding="{encoding}"; KSeF takes UTF-8 only.',
    pl: 'Deklaracja XML podaje encoding="{encoding}"; KSeF przyjmuje tylko UTF-8.',
  },
  notDer: { en: 'it cannot be read as DER: {fault}', pl: 'nie można go odczytać jako DER: {fault}' },
  derLength: {
    en: 'it has a length without end, or of more than three octets',
    pl: 'zawiera długość nieokreśloną albo dłuższą niż trzy bajty',
  },
  derOverlap: { en: 'an element ends behind its parent', pl: 'element kończy się za elementem nadrzędnym' },
  derIdentifier: {
    en: 'it has an object identifier of {octets} octets',
    pl: 'zawiera identyfikator obiektu o długości {octets} B',
  },
  derHalfCharacter: { en: 'half a character of a BMPString', pl: 'połowa znaku BMPString' },
})
