import { telling } from '../../../contracts/told.ts'

/** Why a request about KSeF certificates is refused, or ends badly. */
export const why = telling({
  byToken: {
    en: 'The session was opened with a KSeF token, which tells nothing of a certificate: sign in with a seal, a signature or a KSeF certificate.',
    pl: 'Sesję otwarto tokenem KSeF, a z niego nie wynikają dane certyfikatu: należy uwierzytelnić się pieczęcią, podpisem albo certyfikatem KSeF.',
  },
  byPeppol: {
    en: 'The session was opened with the seal of a Peppol provider. KSeF certificates are issued for a NIP, a PESEL or a fingerprint.',
    pl: 'Sesję otwarto pieczęcią dostawcy Peppol. Certyfikaty KSeF wydaje się dla numeru NIP, numeru PESEL albo odcisku palca certyfikatu.',
  },
  noName: {
    en: 'The certificate that signed in has no common name (CN), which a request must carry.',
    pl: 'Certyfikat użyty do uwierzytelnienia nie ma nazwy powszechnej (CN), a wniosek musi ją zawierać.',
  },
  missing: {
    en: 'The subject of the csr lacks {name}; GET /certificates/enrollments/data says "{expected}".',
    pl: 'W podmiocie wniosku CSR brakuje atrybutu {name}; GET /certificates/enrollments/data podaje „{expected}”.',
  },
  differs: {
    en: 'The subject of the csr has {name} = "{given}"; GET /certificates/enrollments/data says "{expected}".',
    pl: 'W podmiocie wniosku CSR atrybut {name} ma wartość „{given}”; GET /certificates/enrollments/data podaje „{expected}”.',
  },
  extra: {
    en: 'The subject of the csr has the attribute {name}, which GET /certificates/enrollments/data does not give, or has it twice. It must carry those attributes and no others.',
    pl: 'Podmiot wniosku CSR zawiera atrybut {name}, którego nie podaje GET /certificates/enrollments/data, albo zawiera go dwa razy. Podmiot musi zawierać dokładnie te atrybuty.',
  },
  enrollmentLimit: {
    en: '{subject} asked for {limit} certificates within the last 30 days, which is the limit. A revocation frees none of them; the first place is free at {free}.',
    pl: '{subject} ma już {limit} wniosków z ostatnich 30 dni i to jest limit. Unieważnienie certyfikatu nie zwalnia miejsca; pierwsze zwolni się {free}.',
  },
  noEnrollments: {
    en: 'The limit of requests of {subject} is 0: POST /testdata/limits/subject/certificate set it.',
    pl: 'Limit wniosków dla {subject} wynosi 0: ustawiło go wywołanie POST /testdata/limits/subject/certificate.',
  },
  certificateLimit: {
    en: '{subject} holds {active} active certificates; the limit is {limit}. Revoke one, or wait until one ends.',
    pl: '{subject} ma {active} aktywnych certyfikatów, a limit wynosi {limit}. Należy unieważnić jeden z nich albo poczekać, aż wygaśnie.',
  },
  limitMeanwhile: {
    en: '{subject} holds {active} active certificates and earlier requests for {waiting} more were under way: the limit is {limit}.',
    pl: '{subject} ma {active} aktywnych certyfikatów, a wcześniejsze wnioski o kolejne ({waiting}) były w toku: limit wynosi {limit}.',
  },
  keyOfAnother: {
    en: 'The key in the csr is certified already, for another subject. Make a key pair for each subject.',
    pl: 'Klucz z wniosku CSR ma już certyfikat wydany dla innego podmiotu. Każdy podmiot powinien mieć własną parę kluczy.',
  },
  noEnrollment: {
    en: 'No request for a certificate has the number {referenceNumber} here, or it is not of {subject}.',
    pl: 'Wniosek o numerze {referenceNumber} nie istnieje w tym symulatorze albo nie złożył go {subject}.',
  },
  enrollmentGone: {
    en: 'The request {referenceNumber} is older than 30 days.',
    pl: 'Wniosek {referenceNumber} jest starszy niż 30 dni.',
  },
  noCertificate: {
    en: 'No certificate has the serial number {serialNumber} here, or it is not of {subject}.',
    pl: 'Certyfikat o numerze seryjnym {serialNumber} nie istnieje w tym symulatorze albo nie należy do {subject}.',
  },
  leftOut: {
    en: 'Left out, as {subject} has no certificates with these serial numbers: {serialNumbers}.',
    pl: 'Pominięto numery seryjne, z którymi {subject} nie ma certyfikatów: {serialNumbers}.',
  },
  notActive: {
    en: 'The certificate {serialNumber} is {status}; only an Active one can be revoked.',
    pl: 'Certyfikat {serialNumber} ma status {status}; unieważnić można tylko certyfikat o statusie Active.',
  },
  revokedByToken: {
    en: 'A session that was opened with a KSeF token revokes no certificates.',
    pl: 'W sesji otwartej tokenem KSeF nie można unieważniać certyfikatów.',
  },
  tooLate: {
    en: 'The certificate {serialNumber} ends at {validTo}: test data can make that earlier, not later.',
    pl: 'Certyfikat {serialNumber} jest ważny do {validTo}: dane testowe mogą skrócić ważność, nie wydłużyć.',
  },
  tooFarAhead: {
    en: 'A certificate is valid for two years: validFrom may lie no further ahead than that.',
    pl: 'Certyfikat jest ważny dwa lata: data validFrom nie może być odleglejsza.',
  },
  fromNow: {
    en: 'validFrom lies more than three hours back: the certificate is valid from when it is issued.',
    pl: 'Data validFrom jest wcześniejsza o więcej niż trzy godziny: certyfikat będzie ważny od chwili wydania.',
  },
})
