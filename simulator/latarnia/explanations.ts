import { telling } from '../../contracts/told.ts'

export const why = telling({
  noOperation: {
    en: 'Latarnia has GET /status and GET /messages, here also under /latarnia, and nothing else.',
    pl: 'Latarnia ma tylko GET /status i GET /messages, tutaj także pod /latarnia.',
  },
  onlyRead: {
    en: 'Latarnia is only read: GET. POST /control/outages sets what it tells of.',
    pl: 'Latarnię można tylko czytać: GET. O czym informuje, ustala POST /control/outages.',
  },
})
