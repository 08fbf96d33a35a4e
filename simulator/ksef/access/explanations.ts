import { telling } from '../../../contracts/told.ts'

/** Why a caller is kept out. */
export const why = telling({
  foreignAddress: {
    en: 'The call comes from {address}; the AuthorizationPolicy of the sign-in allows {policy}.',
    pl: 'Wywołanie pochodzi z adresu {address}; AuthorizationPolicy uwierzytelnienia dopuszcza {policy}.',
  },
})
