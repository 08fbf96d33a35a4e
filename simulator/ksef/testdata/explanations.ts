import { telling } from '../../../contracts/told.ts'

/** Why test data is not made, or changes nothing. */
export const why = telling({
  personExists: {
    en: 'Test data already has a person with the NIP {nip}; POST /testdata/person/remove takes them away.',
    pl: 'W danych testowych jest już osoba o NIP {nip}; usuwa ją POST /testdata/person/remove.',
  },
  subjectExists: {
    en: 'Test data already has the subject {nip}; POST /testdata/subject/remove takes it away.',
    pl: 'W danych testowych jest już podmiot {nip}; usuwa go POST /testdata/subject/remove.',
  },
  limitsOfAnotherType: {
    en: 'The caller is known by {own}: limits for {type} change nothing here.',
    pl: 'Wywołujący jest znany według {own}: limity dla {type} niczego tu nie zmieniają.',
  },
})
