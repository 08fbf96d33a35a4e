import { acubeTexts } from '../../contracts/acube/errors.ts'
import { telling } from '../../contracts/told.ts'

/** Why A-Cube says no, or what it does instead. */
export const why = telling({
  unknownFlow: {
    en: 'The account has no authorization flow {uuid}.',
    pl: 'Konto nie ma procesu autoryzacji {uuid}.',
  },
  noFileToSign: {
    en: 'There is no file to sign: here a legal entity is onboarded by a KSeF token.',
    pl: 'Nie ma pliku do podpisania: tutaj podmiot przyłącza się tokenem KSeF.',
  },
  unknownSeller: {
    en: '{message} The seller (Podmiot1) must be a legal entity of this account: POST /acube/legal-entities registers it.',
    pl: '{message} Sprzedawca (Podmiot1) musi być podmiotem tego konta: rejestruje go POST /acube/legal-entities.',
  },
  entityNotActive: {
    en: 'The legal entity is {status}: the invoice waits in the queue until it is active and a token is selected.',
    pl: 'Podmiot ma status {status}: faktura czeka w kolejce, aż będzie aktywny i będzie wybrany token.',
  },
  upoOfSender: {
    en: '{message} The invoice has none: it was received, and the UPO is the sender’s.',
    pl: '{message} Faktura go nie ma: została odebrana, a UPO należy do nadawcy.',
  },
  noUpoYet: {
    en: '{message} The invoice has none: it is {status}.',
    pl: '{message} Faktura go nie ma: jej status to {status}.',
  },
  noAttachments: {
    en: 'No invoice has attachments here: how A-Cube adds them is not known.',
    pl: 'Żadna faktura nie ma tu załączników: nie wiadomo, jak dodaje je A-Cube.',
  },
  unknownInvoice: { en: 'The account has no invoice {given}.', pl: 'Konto nie ma faktury {given}.' },
  proofLater: {
    en: 'KSeF could not be asked about the token ({message}); it is proved later.',
    pl: 'Nie udało się zapytać KSeF o token ({message}); zostanie sprawdzony później.',
  },
  unknownToken: {
    en: '{message} It is the uuid that POST …/ksef-token/create answered, not that of the legal entity.',
    pl: '{message} Chodzi o uuid, które zwrócił POST …/ksef-token/create, a nie o uuid podmiotu.',
  },
  revokedHereOnly: {
    en: acubeTexts.revokedHereOnly,
    pl: 'A-Cube usunął swoją kopię tokena. Tokena, który utworzono w portalu KSeF i dodano ręcznie, nie można unieważnić przez A-Cube: pozostaje ważny w KSeF, dopóki nie zostanie unieważniony w portalu (Lista tokenów, Unieważnij).',
  },
  nipTaken: {
    en: 'The account already has a legal entity with the NIP {nip}.',
    pl: 'Konto ma już podmiot o NIP {nip}.',
  },
  noSuchAccount: {
    en: 'No account has this e-mail address and password; /acube/docs shows the test accounts.',
    pl: 'Żadne konto nie ma tego adresu e-mail i hasła; konta testowe pokazuje /acube/docs.',
  },
  notThere: { en: 'No {what} with the UUID {uuid} exists.', pl: 'Nie istnieje {what} o UUID {uuid}.' },
  ofAnotherAccount: {
    en: 'No {what} with the UUID {uuid} belongs to this account; it is another’s.',
    pl: 'Do tego konta nie należy {what} o UUID {uuid}; należy do innego.',
  },
  entity: { en: 'legal entity', pl: 'podmiot' },
  invoice: { en: 'invoice', pl: 'faktura' },
  webhook: { en: 'webhook', pl: 'webhook' },
  testOnly: {
    en: 'Test data exist in KSeF TEST only (--profile test).',
    pl: 'Dane testowe istnieją tylko w KSeF TEST (--profile test).',
  },
  ksefDidNot: {
    en: 'KSeF did not do what is needed: {message}',
    pl: 'KSeF nie zrobił tego, co potrzebne: {message}',
  },
  unknownEntity: { en: 'The account has no legal entity {given}.', pl: 'Konto nie ma podmiotu {given}.' },
  noUrl: { en: '{address} is no URL.', pl: '{address} nie jest adresem URL.' },
  anotherScheme: {
    en: 'Notifications go to http and https addresses, not to {scheme}',
    pl: 'Powiadomienia wysyła się na adresy http i https, a nie {scheme}',
  },
  webhookCredentials: {
    en: acubeTexts.webhookCredentials,
    pl: 'Adres webhooka nie może zawierać nazwy użytkownika ani hasła.',
  },
  webhookHost: {
    en: acubeTexts.webhookHost,
    pl: 'Host „{host}” nie jest na tym komputerze i nie jest dozwolony: symulator wywołuje tylko własny komputer (localhost, 127.0.0.0/8, ::1) i hosty podane w --acube-webhook-host.',
  },
  wrongType: {
    en: acubeTexts.wrongType,
    pl: 'Atrybut „{path}” musi być typu „{type}”, a podano „{given}”.',
  },
  contentTooLarge: { en: acubeTexts.contentTooLarge, pl: 'Treść jest większa niż {limit} B.' },
  unsupportedMediaType: {
    en: 'The content-type "{type}" is not supported. Supported MIME types are {types}. The header Content-Type says what the body is.',
    pl: 'Typ „{type}” nie jest obsługiwany. Obsługiwane typy MIME to {types}. Czym jest treść, mówi nagłówek Content-Type.',
  },
  nipChecksum: {
    en: acubeTexts.nipChecksum,
    pl: 'NIP {nip} jest nieprawidłowy: jego cyfra kontrolna jest błędna.',
  },
  tokenOfKsef1: {
    en: acubeTexts.tokenOfKsef1,
    pl: 'To token KSeF 1.0 (64 wielkie litery i cyfry). KSeF 1.0 już nie działa: utwórz token w KSeF 2.0, który ma postać <numer referencyjny>|nip-<NIP>|<64 cyfry szesnastkowe>.',
  },
  tokenForm: {
    en: acubeTexts.tokenForm,
    pl: 'To nie jest token KSeF: ma on postać <numer referencyjny>|nip-<NIP>|<64 cyfry szesnastkowe>.',
  },
  tokenOfAnother: {
    en: acubeTexts.tokenOfAnother,
    pl: 'Ten token utworzono dla innego podatnika niż NIP {nip}.',
  },
  tokenRefused: { en: acubeTexts.tokenRefused, pl: 'KSeF odrzuca ten token: {status}' },
  tokenUnknown: { en: acubeTexts.tokenUnknown, pl: 'Podmiot nie ma tokena KSeF o tym UUID.' },
  tokenNotProved: { en: acubeTexts.tokenNotProved, pl: 'Ten token KSeF nie jest aktywny.' },
  tokenAlreadyHeld: { en: acubeTexts.tokenAlreadyHeld, pl: 'Podmiot ma już ten token KSeF.' },
  entityNotFoundForNip: { en: acubeTexts.entityNotFoundForNip, pl: 'Nie znaleziono podmiotu o NIP {nip}' },
  noUpo: { en: acubeTexts.noUpo, pl: 'UPO tej faktury nie jest dostępne.' },
  noBearer: {
    en: 'The request has no header "Authorization: Bearer <token>"; POST /acube/login gives the token.',
    pl: 'Żądanie nie ma nagłówka „Authorization: Bearer <token>”; token daje POST /acube/login.',
  },
  jwtExpired: {
    en: 'The JWT is older than 24 hours: sign in again with POST /acube/login.',
    pl: 'Token JWT ma więcej niż 24 godziny: zaloguj się ponownie przez POST /acube/login.',
  },
  foreignJwt: {
    en: 'The bearer is no JWT of this A-Cube (a token of KSeF, or of another simulator, is none).',
    pl: 'Token w nagłówku nie jest tokenem JWT tego A-Cube (nie jest nim token KSeF ani token innego symulatora).',
  },
  accountGone: {
    en: 'The account of this JWT does not exist here.',
    pl: 'Konto, którego dotyczy ten JWT, tutaj nie istnieje.',
  },
  defect: { en: 'A defect of the simulator: {message}', pl: 'Błąd symulatora: {message}' },
  unknownPath: {
    en: 'A-Cube has no path {path}; /acube/docs lists what there is.',
    pl: 'A-Cube nie ma ścieżki {path}; co jest, wymienia /acube/docs.',
  },
  anotherMethod: { en: '{path} takes {taken}, not {method}.', pl: '{path} przyjmuje {taken}, a nie {method}.' },
  queryUnfit: {
    en: 'The query has no value that fits in: {names}.',
    pl: 'W zapytaniu nie pasuje wartość w: {names}.',
  },
  lostPlus: {
    en: 'A + in a query is a space: write %2B.',
    pl: 'Znak + w zapytaniu oznacza spację: zapisz go jako %2B.',
  },
})
