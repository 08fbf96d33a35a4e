import { telling } from '../../../contracts/told.ts'

/** Why a download link does not open. */
export const why = telling({
  signatureDiffers: {
    en: 'The signature of {path} does not hold: a download link must be used as it was given.',
    pl: 'Podpis łącza {path} jest nieprawidłowy: łącza do pobrania trzeba użyć w postaci, w jakiej zostało wydane.',
  },
  expired: {
    en: 'The link expired at {at}; each status read gives a new one.',
    pl: 'Łącze wygasło {at}; każdy odczyt statusu daje nowe.',
  },
})
