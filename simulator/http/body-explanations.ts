import { telling } from '../../contracts/told.ts'

/** Why a body is not read. */
export const why = telling({
  cut: {
    en: 'The connection ended before the body was whole.',
    pl: 'Połączenie zakończyło się, zanim nadeszła cała treść.',
  },
  nestsTooDeep: {
    en: 'The body nests deeper than {deepest}.',
    pl: 'Treść jest zagnieżdżona głębiej niż na {deepest} poziomów.',
  },
  tooManyParts: {
    en: 'The body has more than {most} texts and bytes beside them.',
    pl: 'Treść zawiera zbyt wiele tekstów i bajtów poza nimi: więcej niż {most}.',
  },
  noJson: { en: 'The body is no JSON in UTF-8: {reason}', pl: 'Treść nie jest zapisem JSON w UTF-8: {reason}' },
  strangeCharacter: {
    en: 'a character stands where JSON has none of its kind.',
    pl: 'w miejscu, w którym JSON go nie dopuszcza, stoi znak.',
  },
})
