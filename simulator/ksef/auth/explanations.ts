import { telling } from '../../../contracts/told.ts'

/** Why a sign-in is refused or fails. */
export const why = telling({
  unknownOperation: {
    en: 'The bearer is genuine, but this simulator knows no authentication operation {referenceNumber}.',
    pl: 'Token dostępowy jest autentyczny, ale symulator nie zna operacji uwierzytelnienia {referenceNumber}.',
  },
  noChallenge: {
    en: "'{challenge}' is no challenge: its form or its CRC-8 is wrong.",
    pl: '„{challenge}” nie jest wyzwaniem (challenge): ma błędną postać albo błędną sumę CRC-8.',
  },
  challengeTooOld: {
    en: 'The challenge {challenge} is {age} s old; a challenge lives {lifetime} s.',
    pl: 'Wyzwanie {challenge} ma już {age} s; wyzwanie jest ważne {lifetime} s.',
  },
  challengeUnknown: {
    en: 'The challenge {challenge} was not issued here, or it has been used: a challenge signs in once.',
    pl: 'Wyzwanie {challenge} nie zostało wydane tutaj albo zostało już użyte: wyzwanie służy do jednego uwierzytelnienia.',
  },
  rightsLost: {
    en: 'The token {token} was made for [{wanted}]. Its author {author} no longer has [{lost}] in {context}: the access token goes without.',
    pl: 'Token {token} wydano z uprawnieniami [{wanted}]. Jego autor {author} nie ma już [{lost}] w kontekście {context}: token dostępowy ich nie zawiera.',
  },
  notDecrypted: {
    en: 'The ciphertext does not decrypt with the key {publicKeyId} by RSA-OAEP with SHA-256 and MGF1-SHA-256. Usual causes: another key, PKCS#1 v1.5 or OAEP with SHA-1 as padding, Base64 applied twice.',
    pl: 'Szyfrogramu nie można odszyfrować kluczem {publicKeyId} algorytmem RSA-OAEP z SHA-256 i MGF1-SHA-256. Typowe przyczyny: inny klucz, dopełnienie PKCS#1 v1.5 lub OAEP z SHA-1, Base64 zastosowany dwukrotnie.',
  },
  plaintextParts: {
    en: 'The plaintext has {count} parts between bars; it must be <reference number>|<context>|<secret>|<timestampMs>: a KSeF token has 3 parts and is encrypted whole.',
    pl: 'Liczba części tekstu jawnego rozdzielonych kreskami: {count}; powinien on mieć postać <numer referencyjny>|<kontekst>|<sekret>|<timestampMs>: token KSeF ma 3 części i jest szyfrowany w całości.',
  },
  plaintextOnePart: {
    en: 'The plaintext has no bars; it must be <reference number>|<context>|<secret>|<timestampMs>: a KSeF token has 3 parts and is encrypted whole.',
    pl: 'Tekst jawny nie ma kresek; powinien mieć postać <numer referencyjny>|<kontekst>|<sekret>|<timestampMs>: token KSeF ma 3 części i jest szyfrowany w całości.',
  },
  tokenUnknown: {
    en: 'No token has the reference number {referenceNumber} here.',
    pl: 'Symulator nie zna tokena o numerze referencyjnym {referenceNumber}.',
  },
  notShown: { en: '(not shown)', pl: '(nie pokazano)' },
  secretDiffers: {
    en: 'The third part is not the secret of the token {referenceNumber}.',
    pl: 'Trzecia część nie jest sekretem tokena {referenceNumber}.',
  },
  tokenOfAnotherContext: {
    en: "The token {referenceNumber} was made in {made}; the request names {asked}, the token's text {written}.",
    pl: 'Token {referenceNumber} wydano w kontekście {made}; żądanie podaje {asked}, a tekst tokena {written}.',
  },
  tokenRevoked: {
    en: 'The token {referenceNumber} was revoked at {at}.',
    pl: 'Token {referenceNumber} został unieważniony {at}.',
  },
  tokenFailed: {
    en: 'The token {referenceNumber} is Failed: {failure}',
    pl: 'Token {referenceNumber} ma status Failed: {failure}',
  },
  timestampIsNoNumber: {
    en: 'timestampMs of this challenge is {expected}, the plaintext ends with something that is no number of milliseconds.',
    pl: 'timestampMs tego wyzwania to {expected}, a tekst jawny kończy się czymś, co nie jest liczbą milisekund.',
  },
  timestampInSeconds: {
    en: 'timestampMs of this challenge is {expected}, the plaintext ends with {time}: the timestamp is in seconds, milliseconds are asked for.',
    pl: 'timestampMs tego wyzwania to {expected}, a tekst jawny kończy się na {time}: znacznik czasu jest w sekundach, a wymagane są milisekundy.',
  },
  timestampOfAnother: {
    en: "timestampMs of this challenge is {expected}, the plaintext ends with {time}: another challenge's, or the caller's own clock.",
    pl: 'timestampMs tego wyzwania to {expected}, a tekst jawny kończy się na {time}: to czas innego wyzwania albo z własnego zegara wywołującego.',
  },
  redeemedBefore: {
    en: 'The tokens of {referenceNumber} were taken at {at}; they are given once.',
    pl: 'Tokeny operacji {referenceNumber} odebrano {at}; są wydawane jeden raz.',
  },
  settlesSoon: {
    en: 'The sign-in settles in {ms} ms: poll GET /auth/{referenceNumber} until 200.',
    pl: 'Uwierzytelnianie zakończy się za {ms} ms: odpytuj GET /auth/{referenceNumber} aż do statusu 200.',
  },
  revokedBeforeRedeem: {
    en: 'The session {referenceNumber} was revoked before its tokens were taken.',
    pl: 'Sesję {referenceNumber} unieważniono, zanim odebrano jej tokeny.',
  },
  failedBecause: { en: 'The sign-in failed. {reason}', pl: 'Uwierzytelnianie nie powiodło się. {reason}' },
  failed: { en: 'The sign-in failed.', pl: 'Uwierzytelnianie nie powiodło się.' },
  openedWithRevokedToken: {
    en: 'The session was opened with the KSeF token {referenceNumber}, revoked at {at}.',
    pl: 'Sesję otwarto tokenem KSeF {referenceNumber}, unieważnionym {at}.',
  },
  deceased: {
    en: 'Test data made the person behind this session isDeceased.',
    pl: 'Dane testowe oznaczyły osobę, do której należy ta sesja, jako zmarłą (isDeceased).',
  },
  contextIsBlocked: {
    en: 'The context {context} is blocked by POST /testdata/context/block.',
    pl: 'Kontekst {context} jest zablokowany przez POST /testdata/context/block.',
  },
  sessionRevoked: {
    en: 'The session {referenceNumber} was revoked; its access tokens live until they expire, it gives no new ones.',
    pl: 'Sesja {referenceNumber} została unieważniona; jej tokeny dostępowe działają do swojego wygaśnięcia, nowych już nie wydaje.',
  },
  contextWasBlocked: {
    en: 'The context {context} was blocked by POST /testdata/context/block.',
    pl: 'Kontekst {context} został zablokowany przez POST /testdata/context/block.',
  },
  belongsToDeceased: {
    en: '{identifier} belongs to a person whom test data made with isDeceased.',
    pl: '{identifier} należy do osoby, którą dane testowe utworzyły jako zmarłą (isDeceased).',
  },
  nobodyKnown: { en: 'Nobody', pl: 'Nikt znany' },
  noRights: {
    en: '{identifier} is not the owner of {context} and has no permission there.',
    pl: '{identifier} nie jest właścicielem kontekstu {context} i nie ma w nim żadnego uprawnienia.',
  },
  wayToNip: {
    en: "The owner has the context's NIP in the certificate, or the PESEL that POST /testdata/person linked with it. Others get rights by the command {command}, by POST /permissions/persons/grants or …/entities/grants in that context, or by POST /testdata/permissions.",
    pl: 'Właścicielem jest ten, kto ma w certyfikacie NIP kontekstu albo PESEL powiązany z nim przez POST /testdata/person. Inni otrzymują uprawnienia poleceniem {command}, przez POST /permissions/persons/grants lub …/entities/grants w tym kontekście albo przez POST /testdata/permissions.',
  },
  wayToUnit: {
    en: 'A unit has no owner, not even its NIP {nip}: POST /permissions/subunits/grants in the context of that NIP makes an administrator, who lets others in by POST /permissions/persons/grants.',
    pl: 'Jednostka nie ma właściciela, nie jest nim nawet NIP {nip}: administratora ustanawia POST /permissions/subunits/grants w kontekście tego NIP, a on wpuszcza innych przez POST /permissions/persons/grants.',
  },
  wayToEuEntity: {
    en: 'The context of an EU entity has no owner: POST /permissions/eu-entities/administration/grants in the context of the NIP {nip} makes an administrator, who signs in by the fingerprint of the certificate (certificateFingerprint).',
    pl: 'Kontekst podmiotu unijnego nie ma właściciela: administratora ustanawia POST /permissions/eu-entities/administration/grants w kontekście NIP {nip}; uwierzytelnia się on odciskiem palca certyfikatu (certificateFingerprint).',
  },
  incompleteChain: {
    en: 'No entity row of {client} for {intermediary} with canDelegate gives {scope}: the chain is incomplete. {client} grants it by POST /permissions/entities/grants.',
    pl: 'Żadne uprawnienie nadane przez {client} podmiotowi {intermediary} z canDelegate nie daje {scope}: łańcuch jest niepełny. {client} nadaje je przez POST /permissions/entities/grants.',
  },
  grantsTake: {
    en: 'Here a grant counts {delay} ms after the call.',
    pl: 'Tutaj nadanie uprawnień liczy się {delay} ms po wywołaniu.',
  },
  tokenLikeAuthor: {
    en: 'The token {token} does no more than its author may.',
    pl: 'Token {token} nie pozwala na więcej, niż wolno jego autorowi.',
  },
  bearerOfAnother: {
    en: 'The bearer belongs to the operation {own}, the path names {asked}.',
    pl: 'Token należy do operacji {own}, a ścieżka wskazuje {asked}.',
  },
  olderThanAWeek: {
    en: '{referenceNumber} is older than seven days.',
    pl: 'Operacja {referenceNumber} ma więcej niż siedem dni.',
  },
})
