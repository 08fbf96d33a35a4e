import { telling } from '../../../contracts/told.ts'

/** Why a request gets no further than the steps before its handler. */
export const why = telling({
  unknownPath: {
    en: 'KSeF has no path {path}; its operations stand under /v2.',
    pl: 'KSeF nie ma ścieżki {path}; jego operacje są pod /v2.',
  },
  anotherVersion: {
    en: 'The API {api}, which this world has, has no {method} {path}; it is in {versions}. The option --api chooses.',
    pl: 'API {api}, które ma ten świat, nie zna {method} {path}; jest w {versions}. Wersję wybiera opcja --api.',
  },
  anotherMethod: {
    en: '{path} takes {taken}, not {method}.',
    pl: '{path} przyjmuje {taken}, a nie {method}.',
  },
  noAuthorization: {
    en: 'The request has no Authorization header.',
    pl: 'Żądanie nie ma nagłówka Authorization.',
  },
  noBearer: {
    en: 'The Authorization header is not of the form "Bearer <token>".',
    pl: 'Nagłówek Authorization nie ma postaci „Bearer <token>”.',
  },
  bearerExpired: {
    en: 'The {type} expired {age} s ago; {skew} s of clock skew are forgiven.',
    pl: '{type} wygasł {age} s temu; dopuszczalna różnica zegarów to {skew} s.',
  },
  bearerIsKsefToken: {
    en: 'The bearer is a KSeF token; it signs in by POST /auth/ksef-token, which gives the bearer.',
    pl: 'W nagłówku jest token KSeF; służy on do uwierzytelnienia przez POST /auth/ksef-token, które daje właściwy token.',
  },
  bearerIsNoJwt: { en: 'The bearer is no JWT.', pl: 'Token w nagłówku nie jest tokenem JWT.' },
  bearerIsForeign: {
    en: 'The signature of the bearer is not of this simulator: another one, or an earlier start, issued it.',
    pl: 'Podpis tokena nie pochodzi od tego symulatora: wydał go inny symulator albo wcześniejsze uruchomienie.',
  },
  bearerOfAnotherKind: {
    en: 'The bearer is an {kind}; this operation takes: {taken}.',
    pl: 'Token w nagłówku to {kind}; ta operacja przyjmuje: {taken}.',
  },
  permissionMissing: {
    en: 'One of [{needed}] is needed, the access token holds [{held}]. Rights given since it was issued count after a refresh.',
    pl: 'Potrzebne jest jedno z uprawnień [{needed}], a token dostępowy zawiera [{held}]. Uprawnienia nadane po jego wydaniu liczą się po odświeżeniu.',
  },
  tooManyRequests: {
    en: '{limit} requests passed within the sliding window of "{key}". Limits are set by --rate-limits, POST /testdata/rate-limits and lifted by DELETE /testdata/rate-limits.',
    pl: 'W przesuwnym oknie „{key}” przyjęto tyle żądań, ile wynosi limit: {limit}. Limity ustawia się przez --rate-limits i POST /testdata/rate-limits, a znosi przez DELETE /testdata/rate-limits.',
  },
  madeByTest: {
    en: "The test made {method} {path} refuse: override(…, '{error}').",
    pl: "Test nakazał odmowę dla {method} {path}: override(…, '{error}').",
  },
  onPurpose: {
    en: 'The refusal {error} was made on purpose: {of} asks for it. DELETE /control/faults takes all faults away.',
    pl: 'Odmowa {error} jest celowa: prosi o nią {of}. DELETE /control/faults usuwa wszystkie usterki.',
  },
  noBody: {
    en: 'The operation needs a JSON body; the request has none.',
    pl: 'Operacja wymaga treści w formacie JSON; żądanie jej nie ma.',
  },
  bodyUnread: { en: 'The body cannot be read. {faults}', pl: 'Nie można odczytać treści żądania. {faults}' },
  memberUnread: { en: '{member}: {fault}', pl: '{member}: {fault}' },
  theBody: { en: 'the body', pl: 'treść' },
  noneOf: { en: '{given} is none of {values}.', pl: '{given} nie jest jedną z wartości {values}.' },
  noNumber: { en: '{given} is no number.', pl: '{given} nie jest liczbą.' },
  notOfType: { en: '{given} is no {type}.', pl: '{given} nie jest typu {type}.' },
  noBase64: { en: '{given} is no Base64.', pl: '{given} nie jest zapisem Base64.' },
  aList: { en: 'A list', pl: 'Lista' },
  anObject: { en: 'An object', pl: 'Obiekt' },
  oneFault: { en: 'One fault in the request: {details}', pl: 'Jeden błąd w żądaniu: {details}' },
  manyFaults: { en: '{count} faults in the request: {details}', pl: 'Błędy w żądaniu ({count}): {details}' },
  bodyTooLarge: {
    en: 'The body is larger than {limit} bytes, which is what this operation takes.',
    pl: 'Treść jest większa niż {limit} B, a tyle przyjmuje ta operacja.',
  },
  noContentType: {
    en: 'The Content-Type is missing; this operation takes {taken}.',
    pl: 'Brak nagłówka Content-Type; ta operacja przyjmuje {taken}.',
  },
  anotherContentType: {
    en: 'The Content-Type is {given}; this operation takes {taken}.',
    pl: 'Nagłówek Content-Type ma wartość {given}; ta operacja przyjmuje {taken}.',
  },
  defect: {
    en: 'A defect of the simulator; its log has the stack. Please report it.',
    pl: 'Błąd symulatora; jego log zawiera stos wywołań. Prosimy o zgłoszenie.',
  },
  contextType: {
    en: 'The operation works in the contexts {types}; this session works in {type}. Sign in for another context.',
    pl: 'Operacja działa w kontekstach {types}; ta sesja działa w kontekście {type}. Uwierzytelnij się w innym kontekście.',
  },
})
