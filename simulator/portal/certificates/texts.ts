import { areaTexts } from '../texts/area.ts'

export const certificateTexts = areaTexts({
  // List
  certificatesLead: {
    en: 'Certificates of KSeF. They are yours, whoever signed in, and the same in every context.',
    pl: 'Certyfikaty KSeF. Należą do zalogowanej osoby lub podmiotu i są takie same w każdym kontekście.',
  },
  certificatesLeft: { en: 'Certificates left', pl: 'Pozostałe certyfikaty' },
  requestsLeft: { en: 'Requests left in 30 days', pl: 'Pozostałe wnioski w ciągu 30 dni' },
  ofLimit: { en: '{remaining} of {limit}', pl: '{remaining} z {limit}' },
  certificatesEmpty: { en: 'You have no certificate of KSeF yet', pl: 'Nie masz jeszcze certyfikatu KSeF' },
  certificatesEmptyLine: {
    en: 'With one a program signs in, or signs the codes on offline invoices.',
    pl: 'Certyfikatem program loguje się albo podpisuje kody na fakturach offline.',
  },
  certificatesNoMatch: { en: 'No certificate matches the filter', pl: 'Żaden certyfikat nie pasuje do filtra' },
  /** pl source of the next three: PIC */
  certificateName: { en: 'Name of the certificate', pl: 'Nazwa certyfikatu' },
  certificateNumber: { en: 'Serial number', pl: 'Numer seryjny certyfikatu' },
  certificatePurpose: { en: 'Purpose', pl: 'Przeznaczenie certyfikatu' },
  /** pl source of the next three: PIC */
  purposeAuthentication: { en: 'Signing in to KSeF', pl: 'Uwierzytelnienie w systemie KSeF' },
  purposeOffline: { en: 'Signing the link that verifies the issuer', pl: 'Podpis linku do weryfikacji wystawcy' },
  /** pl source of the next two: PIC, heads of the list */
  certificateOwnName: { en: 'Own name', pl: 'Nazwa własna' },
  certificateUse: { en: 'Purpose', pl: 'Przeznaczenie' },
  certificateFrom: { en: 'Valid from', pl: 'Certyfikat ważny od' },
  certificateTo: { en: 'Valid until', pl: 'Certyfikat ważny do' },
  certificateNamePart: { en: 'Part of it.', pl: 'Część nazwy.' },
  certificateNumberHint: { en: '16 hexadecimal digits.', pl: '16 cyfr szesnastkowych.' },
  certificateNumberWrong: {
    en: 'A serial number has 16 hexadecimal digits.',
    pl: 'Numer seryjny ma 16 cyfr szesnastkowych.',
  },
  certificateEndsAfter: { en: 'Ends after', pl: 'Kończy się po' },
  certificateActive: { en: 'Active', pl: 'Aktywny' },
  certificateBlocked: { en: 'Blocked', pl: 'Zablokowany' },
  certificateRevoked: { en: 'Revoked', pl: 'Unieważniony' },
  certificateExpired: { en: 'Expired', pl: 'Wygasły' },
  selectCertificate: { en: 'Select {name}', pl: 'Wybierz {name}' },

  // Apply
  applyLead: {
    en: 'The portal makes a key and asks KSeF for its certificate, as any client would. KSeF never sees the key.',
    pl: 'Portal tworzy klucz i składa w KSeF wniosek o certyfikat, tak jak każdy klient. KSeF nie widzi klucza.',
  },
  certificateNameHint: {
    en: '5 to 100 letters, digits, spaces, “_” and “-”.',
    pl: 'Od 5 do 100 liter, cyfr, odstępów, „_” i „-”.',
  },
  certificateNameWrong: {
    en: 'A name has 5 to 100 letters, digits, spaces, “_” or “-”.',
    pl: 'Nazwa ma od 5 do 100 liter, cyfr, odstępów, „_” lub „-”.',
  },
  certificatePurposeMissing: { en: 'Choose a purpose.', pl: 'Wybierz przeznaczenie.' },
  certificateKey: { en: 'Key', pl: 'Klucz' },
  certificateKeyHint: {
    en: 'KSeF takes both kinds. With EC the link in the QR code is shorter.',
    pl: 'KSeF przyjmuje oba rodzaje. Przy EC link w kodzie QR jest krótszy.',
  },
  keyEc: { en: 'EC P-256', pl: 'EC P-256' },
  keyRsa: { en: 'RSA, 2048 bits', pl: 'RSA, 2048 bitów' },
  certificateFromHint: {
    en: 'Without a date it is valid from now on; always for two years.',
    pl: 'Bez daty jest ważny od teraz; zawsze przez dwa lata.',
  },
  certificateFromWrong: { en: 'It cannot begin on this day.', pl: 'Nie może obowiązywać od tego dnia.' },
  noRequestLeft: {
    en: 'No request is left now. Revoke a certificate, or wait until an old request no longer counts.',
    pl: 'Nie ma teraz wolnych wniosków. Unieważnij certyfikat albo poczekaj, aż stary wniosek przestanie się liczyć.',
  },
  /** pl source: PIC */
  applyVerb: { en: 'Send the request', pl: 'Wyślij wniosek o wydanie certyfikatu' },
  applyRefused: { en: 'KSeF did not take the request', pl: 'KSeF nie przyjął wniosku' },
  requestTitle: { en: 'Request for a certificate', pl: 'Wniosek o certyfikat' },
  requestLead: {
    en: 'KSeF is working on it. The certificate is shown as soon as it is there.',
    pl: 'KSeF rozpatruje wniosek. Certyfikat pojawi się, gdy tylko zostanie wydany.',
  },
  requestRejected: { en: 'KSeF rejected the request', pl: 'KSeF odrzucił wniosek' },
  requestMade: { en: 'Requested', pl: 'Data złożenia' },

  // One certificate
  certificateTitle: { en: 'Certificate', pl: 'Certyfikat' },
  certificateSubject: { en: 'Subject', pl: 'Podmiot certyfikatu' },
  certificateHolder: { en: 'Holder', pl: 'Posiadacz' },
  /** pl source of the next three: PIC */
  certificateIssued: { en: 'Your certificate was issued.', pl: 'Twój certyfikat został wydany.' },
  downloadCertificate: { en: 'Download the certificate', pl: 'Pobierz certyfikat' },
  applyAgain: { en: 'Apply for another', pl: 'Wnioskuj o kolejny certyfikat' },
  pkcs12Title: { en: 'Take it away with its key', pl: 'Pobierz certyfikat z kluczem' },
  pkcs12Lead: {
    en: 'One file (PKCS#12, .p12) for Java, .NET and Windows. The key is in this session only: it is gone when you sign out.',
    pl: 'Jeden plik (PKCS#12, .p12) dla Javy, .NET i Windows. Klucz jest tylko w tej sesji: zniknie po wylogowaniu.',
  },
  pkcs12Verb: { en: 'Download certificate and key', pl: 'Pobierz certyfikat i klucz' },
  /** pl source of the next two: PIC */
  password: { en: 'Password', pl: 'Hasło' },
  passwordAgain: { en: 'Repeat the password', pl: 'Powtórz hasło' },
  passwordHint: {
    en: '15 to 32 characters: at least one capital letter, one small one, one digit, one of !@#$%^&*()-_=+',
    pl: 'Od 15 do 32 znaków: co najmniej jedna wielka litera, jedna mała, jedna cyfra i jeden ze znaków !@#$%^&*()-_=+',
  },
  passwordLength: { en: 'It needs 15 to 32 characters.', pl: 'Hasło musi mieć od 15 do 32 znaków.' },
  passwordCapital: { en: 'It needs a capital letter, A to Z.', pl: 'Hasło musi zawierać wielką literę, od A do Z.' },
  passwordSmall: { en: 'It needs a small letter, a to z.', pl: 'Hasło musi zawierać małą literę, od a do z.' },
  passwordDigit: { en: 'It needs a digit.', pl: 'Hasło musi zawierać cyfrę.' },
  passwordSpecial: { en: 'It needs one of !@#$%^&*()-_=+', pl: 'Hasło musi zawierać jeden ze znaków !@#$%^&*()-_=+' },
  passwordOthers: {
    en: 'It may hold no other characters, so no Polish letters.',
    pl: 'Hasło nie może zawierać innych znaków, także polskich liter.',
  },
  passwordsDiffer: { en: 'This is not the same password.', pl: 'To nie jest to samo hasło.' },
  keyElsewhere: {
    en: 'Its private key is not in this session: it was made elsewhere, or before you signed in.',
    pl: 'Klucza prywatnego nie ma w tej sesji: powstał gdzie indziej albo przed tym logowaniem.',
  },

  // Revoke
  revokeCertificateHint: {
    en: 'Select a certificate to download or revoke it.',
    pl: 'Wybierz certyfikat, aby go pobrać lub unieważnić.',
  },
  revokeCertificateNothing: { en: 'Select a certificate first.', pl: 'Najpierw wybierz certyfikat.' },
  revokeCertificateTitle: { en: 'Revoke this certificate?', pl: 'Czy unieważnić ten certyfikat?' },
  revokeCertificateLead: {
    en: 'Nobody can sign in with it any more, or sign codes of offline invoices. Sessions that it opened go on. This cannot be undone.',
    pl: 'Nikt nie zaloguje się już tym certyfikatem ani nie podpisze nim kodów faktur offline. Otwarte nim sesje trwają dalej. Tego nie można cofnąć.',
  },
  revokeCertificateKeep: { en: 'Keep the certificate', pl: 'Nie unieważniaj' },
  revokeCertificateRefused: { en: 'KSeF did not revoke the certificate', pl: 'KSeF nie unieważnił certyfikatu' },
  certificateRevocation: { en: 'Revocation of “{name}”', pl: 'Unieważnienie „{name}”' },
  revokeReason: { en: 'Reason', pl: 'Powód' },
  reasonUnspecified: { en: 'none given', pl: 'nie podano' },
  reasonSuperseded: { en: 'replaced by another', pl: 'zastąpiony innym' },
  reasonKeyCompromise: { en: 'the key is known to others', pl: 'klucz znają inni' },
})
