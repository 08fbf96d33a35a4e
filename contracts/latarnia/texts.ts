import type { Category } from './latarnia.ts'

/** Titles as recorded where there is one; {from} and {to} are Warsaw's clock in words. */
export const messageTexts: Readonly<
  Record<Category, { title: string; begins: string; endTitle: string; ends: string }>
> = {
  MAINTENANCE: {
    title: 'Niedostępność',
    begins: 'Od {from} do {to} nastąpi niedostępność KSeF związana z planowanymi pracami serwisowymi.',
    endTitle: 'Zakończenie niedostępności',
    ends: 'Niedostępność KSeF zakończyła się {to}.',
  },
  FAILURE: {
    title: 'Wystąpiła awaria',
    begins: 'Od {from} trwa awaria KSeF.',
    endTitle: 'Zakończenie awarii',
    ends: 'Awaria KSeF, która trwała od {from}, zakończyła się {to}.',
  },
  TOTAL_FAILURE: {
    title: 'Wystąpiła całkowita awaria',
    begins: 'Od {from} trwa całkowita awaria KSeF.',
    endTitle: 'Zakończenie całkowitej awarii',
    ends: 'Całkowita awaria KSeF, która trwała od {from}, zakończyła się {to}.',
  },
}

export const polishMonths = [
  'stycznia',
  'lutego',
  'marca',
  'kwietnia',
  'maja',
  'czerwca',
  'lipca',
  'sierpnia',
  'września',
  'października',
  'listopada',
  'grudnia',
] as const

const refusal = (code: string, message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`

/** What a path that is not there answers (CIRFMF/ksef-latarnia issue 11); the members behind the message are not known. */
export const accessDenied = refusal('AccessDenied', 'Access Denied')
/** Assumed: as a bucket says it. */
export const methodNotAllowed = refusal(
  'MethodNotAllowed',
  'The specified method is not allowed against this resource.',
)
