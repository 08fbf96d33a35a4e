import { telling } from '../../../../contracts/told.ts'

/** Why packages are refused or fail, for the developer. */
export const why = telling({
  notOpen: {
    en: 'The session {session} stands at {code} ({description}); only an open one is closed.',
    pl: 'Sesja {session} ma status {code} ({description}); zamknąć można tylko sesję otwartą.',
  },
  timedOut: {
    en: 'The session was opened at {openedAt}; what is not closed within 12 hours is cancelled.',
    pl: 'Sesję otwarto {openedAt}; sesja niezamknięta w ciągu 12 godzin zostaje anulowana.',
  },
  partMissing: {
    en: 'Nothing was stored under the link of part {ordinal}. A PUT that was stored is answered 201.',
    pl: 'Pod łączem części {ordinal} nic nie zapisano. Na zapisane żądanie PUT odpowiedź ma status 201.',
  },
  partSizeDiffers: {
    en: 'Part {ordinal} has {size} bytes, fileParts says {declared}: it counts the bytes as they are sent, encrypted.',
    pl: 'Część {ordinal} ma {size} bajtów, a fileParts podaje {declared}: liczą się bajty wysłane, po zaszyfrowaniu.',
  },
  partHashDiffers: {
    en: 'The SHA-256 of part {ordinal} as it was sent is {hash}, fileParts says {declared}.',
    pl: 'Skrót SHA-256 wysłanej części {ordinal} to {hash}, a fileParts podaje {declared}.',
  },
  notDecrypted: {
    en: 'Part {ordinal} does not decrypt with the key of the session by AES-256-CBC with PKCS#7 padding. Each part is encrypted by itself, with the same key and initialization vector.',
    pl: 'Części {ordinal} nie można odszyfrować kluczem sesji algorytmem AES-256-CBC z dopełnieniem PKCS#7. Każdą część szyfruje się osobno, tym samym kluczem i wektorem inicjalizującym.',
  },
  archiveDiffers: {
    en: 'The decrypted parts, one behind another, have {size} bytes and the SHA-256 {hash}; batchFile says {declaredSize} and {declared}. Usual causes: another initialization vector, parts in another order, hash and size of what is encrypted.',
    pl: 'Odszyfrowane części, złożone po kolei, mają {size} bajtów i skrót SHA-256 {hash}; batchFile podaje {declaredSize} i {declared}. Zwykle powodem jest inny wektor inicjalizujący, inna kolejność części albo skrót i rozmiar danych zaszyfrowanych.',
  },
  badArchive: {
    en: 'The archive is not unpacked as {type} (batchFile.compressionType): {fault}',
    pl: 'Archiwum nie daje się rozpakować jako {type} (batchFile.compressionType): {fault}',
  },
  otherType: {
    en: 'It begins as a {type}.',
    pl: 'Początek pliku wskazuje na {type}.',
  },
  empty: {
    en: 'The archive holds no file.',
    pl: 'Archiwum nie zawiera żadnego pliku.',
  },
  tooMany: {
    en: 'The archive holds {count} files; GET /limits/context allows {limit} in a batch.',
    pl: 'Archiwum zawiera {count} plików; GET /limits/context dopuszcza {limit} w paczce.',
  },
  tooLarge: {
    en: 'The file has more than {most} bytes, the most that GET /limits/context allows an invoice; invoiceHash is that of its first {most}.',
    pl: 'Plik ma więcej niż {most} bajtów, czyli więcej, niż GET /limits/context dopuszcza dla faktury; invoiceHash dotyczy pierwszych {most}.',
  },
  full: {
    en: 'There is no room on the disk to join the parts: the disk is full, or the limit spooledBytes is reached.',
    pl: 'Na dysku brak miejsca na złożenie części: dysk jest pełny albo osiągnięto limit spooledBytes.',
  },
  partsLost: {
    en: 'The session was closed before the snapshot was taken from which this world goes on; snapshots do not hold parts of packages. Send the package in a new session.',
    pl: 'Sesję zamknięto przed wykonaniem migawki, z której odtworzono ten świat; migawki nie zawierają części paczek. Paczkę trzeba wysłać w nowej sesji.',
  },
  stopped: {
    en: 'The simulator was closed while it worked on the package, or before.',
    pl: 'Symulator zamknięto przed zakończeniem przetwarzania paczki.',
  },
  failed: {
    en: 'The simulator could not work on the package, which says nothing of the package; its log has the stack.',
    pl: 'Symulator nie mógł przetworzyć paczki, co nic o niej nie mówi; stos jest w jego dzienniku.',
  },
})
