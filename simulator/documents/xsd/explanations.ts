import { telling } from '../../../contracts/told.ts'

/** Where a document breaks its schema. What is wrong there stands in .NET's own words, set apart in Polish by «». */
export const why = telling({
  fault: { en: 'Line {line}, {path}: {message}', pl: 'Wiersz {line}, {path}: «{message}»' },
  choiceFault: {
    en: 'Line {line}, {path}: {message} The schema allows: {values}.',
    pl: 'Wiersz {line}, {path}: «{message}» Schemat dopuszcza: {values}.',
  },
  ruledFault: {
    en: 'Line {line}, {path}: {message} The schema asks for {rule}.',
    pl: 'Wiersz {line}, {path}: «{message}» Schemat wymaga: {rule}.',
  },
})
