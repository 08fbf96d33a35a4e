import { telling } from '../../../contracts/told.ts'

/** Why a grant or revocation is refused, or ends badly. */
export const why = telling({
  noEnforcementRole: {
    en: '{context} is neither an enforcement authority nor a bailiff, so EnforcementOperations cannot be granted there. POST /testdata/subject with EnforcementAuthority, or POST /testdata/person with isBailiff, gives the role.',
    pl: '{context} nie jest organem egzekucyjnym ani komornikiem, więc nie można tam nadać EnforcementOperations. Rolę nadaje POST /testdata/subject z EnforcementAuthority albo POST /testdata/person z isBailiff.',
  },
  toOwner: {
    en: '{subject} owns {context} and has every right there: nothing can be granted to the owner.',
    pl: '{subject} jest właścicielem {context} i ma tam wszystkie prawa: właścicielowi nic nie można nadać.',
  },
  targetIsSelf: {
    en: 'The target {target} is the context itself; what is passed on is the right to work for a client. To let someone work in the own context, POST /permissions/persons/grants is the way.',
    pl: 'Cel {target} jest samym kontekstem; pośrednio nadaje się prawo do pracy dla klienta. Aby ktoś mógł pracować we własnym kontekście, służy do tego POST /permissions/persons/grants.',
  },
  wrongPairing: {
    en: '{scope} is granted to {wanted}, but the subject is of type {type}: PefInvoicing goes with PeppolId, the three others with Nip.',
    pl: '{scope} nadaje się podmiotowi typu {wanted}, a wskazany podmiot jest typu {type}: PefInvoicing łączy się z PeppolId, trzy pozostałe z Nip.',
  },
  unknownProvider: {
    en: 'No Peppol provider {provider} is known here. A provider is registered by its first sign-in, in its own PeppolId context.',
    pl: 'Dostawca Peppol {provider} nie jest tu znany. Dostawcę rejestruje jego pierwsze uwierzytelnienie we własnym kontekście PeppolId.',
  },
  foreignUnit: {
    en: 'The internal identifier {unit} does not begin with the NIP of the context {context}: a firm has administrators of its own units only.',
    pl: 'Identyfikator wewnętrzny {unit} nie zaczyna się od NIP kontekstu {context}: firma ma administratorów wyłącznie własnych jednostek.',
  },
  noParentRole: {
    en: '{context} is neither a VAT group nor a local government unit, so it has no members to name administrators for. POST /testdata/subject with VatGroup or JST gives the role. A unit of the firm itself is named by InternalId.',
    pl: '{context} nie jest grupą VAT ani jednostką samorządu terytorialnego, więc nie ma członków, którym mógłby wyznaczyć administratora. Rolę nadaje POST /testdata/subject z VatGroup albo JST. Własną jednostkę wskazuje się przez InternalId.',
  },
  noMember: {
    en: '{unit} is no member of {context}. Its members are the subunits given to POST /testdata/subject; POST /permissions/query/subordinate-entities/roles lists them.',
    pl: '{unit} nie jest członkiem {context}. Członkami są subunits przekazane do POST /testdata/subject; wymienia ich POST /permissions/query/subordinate-entities/roles.',
  },
  foreignCompound: {
    en: 'The NIP in {compound} is not the NIP of the context {context}: a firm has administrators of its own EU contexts only.',
    pl: 'NIP w {compound} nie jest NIP-em kontekstu {context}: firma ma administratorów wyłącznie własnych kontekstów unijnych.',
  },
  unknownPermission: {
    en: 'There is no permission {id} (any more). The lists of POST /permissions/query/… have the identifiers.',
    pl: 'Nie ma (już) uprawnienia {id}. Identyfikatory podają listy POST /permissions/query/….',
  },
  wrongEndpoint: {
    en: 'The permission {id} is of kind {kind}: it is taken back by {path}.',
    pl: 'Uprawnienie {id} jest rodzaju {kind}: odbiera się je przez {path}.',
  },
  foreignPermission: {
    en: 'The permission {id} was granted by {grantor}, and only from there it can be taken back; this session works in {context}.',
    pl: 'Uprawnienie {id} nadał podmiot {grantor} i tylko stamtąd można je odebrać; ta sesja działa w {context}.',
  },
  kindNotManaged: {
    en: 'The permission {id} is of kind {kind}, which is taken back with {wanted}; the access token holds [{held}].',
    pl: 'Uprawnienie {id} jest rodzaju {kind}, które odbiera się z {wanted}; token dostępowy ma [{held}].',
  },
  rightLost: {
    en: 'None of {needs} is held in {context} any more when the operation is done with, at {at}: the right was taken back after it had begun.',
    pl: 'W chwili zakończenia operacji ({at}) w kontekście {context} nie ma już żadnego z uprawnień {needs}: odebrano je po jej rozpoczęciu.',
  },
  foreignOperation: {
    en: 'No operation {referenceNumber} was started in {context}. Only the context that asked for a grant or revocation sees how it ends.',
    pl: 'W {context} nie rozpoczęto operacji {referenceNumber}. Tylko kontekst, który zlecił nadanie lub odebranie, widzi jego wynik.',
  },
  operationGone: {
    en: 'The operation {referenceNumber} began more than 30 days ago.',
    pl: 'Operacja {referenceNumber} rozpoczęła się ponad 30 dni temu.',
  },
})
