import { telling } from '../../contracts/told.ts'

/** Why something went wrong on purpose. */
export const why = telling({
  onPurpose: {
    en: 'It went wrong on purpose: {of} asks for it. DELETE /control/faults takes all faults away.',
    pl: 'To celowa usterka: prosi o nią {of}. DELETE /control/faults usuwa wszystkie usterki.',
  },
  done: { en: 'The work was done before.', pl: 'Sama operacja została wcześniej wykonana.' },
  notDone: { en: 'Nothing was done.', pl: 'Nic nie zostało wykonane.' },
  unreadHeader: {
    en: 'The header {name} cannot be read: {fault}',
    pl: 'Nie można odczytać nagłówka {name}: {fault}',
  },
})
