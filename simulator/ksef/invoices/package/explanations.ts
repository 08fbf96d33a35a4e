import { telling } from '../../../../contracts/told.ts'

/** Why exports are refused or fail, for the developer. */
export const why = telling({
  notAllowed: {
    en: 'A context of type {type} has no part {subjectType} in any invoice: it exports as {allowed}.',
    pl: 'Kontekst typu {type} nie występuje na fakturach jako {subjectType}: eksportuje jako {allowed}.',
  },
  tooMany: {
    en: '{count} exports of {subject} in {context} are still running (100). They end by themselves; the delay "export" makes them last longer.',
    pl: '{count} eksportów podmiotu {subject} w kontekście {context} jest w toku (100). Kończą się same; wydłuża je opóźnienie „export”.',
  },
  unknown: {
    en: 'No export {referenceNumber} was started by {subject} in {context}: nobody else sees it.',
    pl: 'Podmiot {subject} nie rozpoczął w kontekście {context} eksportu {referenceNumber}: nikt inny go nie widzi.',
  },
  gone: {
    en: 'The package of {referenceNumber} was there until {until}; a day later nothing is known of it.',
    pl: 'Paczka {referenceNumber} była dostępna do {until}; dzień później nic już o niej nie wiadomo.',
  },
  beyond: {
    en: 'dateRange.from lies beyond the high-water mark, {mark}, to which restrictToPermanentStorageHwmDate restricts the range.',
    pl: 'dateRange.from jest późniejsze niż znacznik {mark}, do którego restrictToPermanentStorageHwmDate ogranicza zakres.',
  },
  full: {
    en: 'There is no room on the disk for the package: the disk is full, or the limit spooledBytes is reached.',
    pl: 'Na dysku brak miejsca na paczkę: dysk jest pełny albo osiągnięto limit spooledBytes.',
  },
  stopped: {
    en: 'The simulator was closed while it made the package, or before.',
    pl: 'Symulator zamknięto przed przygotowaniem paczki.',
  },
  failed: {
    en: 'The simulator could not make the package; its log has the stack.',
    pl: 'Symulator nie mógł przygotować paczki; stos jest w jego dzienniku.',
  },
})
