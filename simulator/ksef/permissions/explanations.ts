import { telling } from '../../../contracts/told.ts'

/** Why a grant or revocation is refused, or ends badly. */
export const why = telling({
  contextType: {
    en: 'The operation works in the contexts {types}; this session works in {type}. Sign in for another context.',
    pl: 'Operacja działa w kontekstach {types}; ta sesja działa w kontekście {type}. Uwierzytelnij się w innym kontekście.',
  },
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
  foreignOperation: {
    en: 'No operation {referenceNumber} was started in {context}. Only the context that asked for a grant or revocation sees how it ends.',
    pl: 'W {context} nie rozpoczęto operacji {referenceNumber}. Tylko kontekst, który zlecił nadanie lub odebranie, widzi jego wynik.',
  },
  operationGone: {
    en: 'The operation {referenceNumber} began more than 30 days ago.',
    pl: 'Operacja {referenceNumber} rozpoczęła się ponad 30 dni temu.',
  },
  incompleteChain: {
    en: 'No entity row of {client} for {intermediary} with canDelegate gives {scope}: the chain is incomplete. {client} grants it by POST /permissions/entities/grants.',
    pl: 'Żadne uprawnienie nadane przez {client} podmiotowi {intermediary} z canDelegate nie daje {scope}: łańcuch jest niepełny. {client} nadaje je przez POST /permissions/entities/grants.',
  },
  notSeller: {
    en: 'The seller (Podmiot1) is the NIP {nip}, the session works in {context} with [{held}]. An invoice is sent in the context of its seller with InvoiceWrite, by its buyer under SelfInvoicing (P_17 is 1) or RRInvoicing (FA_RR), by the tax representative that it names (RolaPU 3) under TaxRepresentative, by a member of the group that it names as issuer, or by the enforcement authority or bailiff that it names as PodmiotUpowazniony, with EnforcementOperations. The right to work in another context (POST /permissions/entities/grants) is used by signing in to that context.',
    pl: 'Sprzedawcą (Podmiot1) jest NIP {nip}, a sesja działa w {context} z [{held}]. Fakturę wysyła się w kontekście sprzedawcy z InvoiceWrite, jako nabywca z SelfInvoicing (P_17 równe 1) albo RRInvoicing (FA_RR), jako wskazany w niej przedstawiciel podatkowy (RolaPU 3) z TaxRepresentative, jako członek grupy wskazany w niej jako wystawca albo jako wskazany w niej jako PodmiotUpowazniony organ egzekucyjny lub komornik, z EnforcementOperations. Z prawa do pracy w innym kontekście (POST /permissions/entities/grants) korzysta się, uwierzytelniając się w tamtym kontekście.',
  },
  noAuthorization: {
    en: 'The seller {nip} has given {context} no {scope} that stands now. It is granted by POST /permissions/authorizations/grants in the context of the seller; the session works with [{held}].',
    pl: 'Sprzedawca {nip} nie nadał podmiotowi {context} obowiązującego teraz uprawnienia {scope}. Nadaje je POST /permissions/authorizations/grants w kontekście sprzedawcy; sesja działa z [{held}].',
  },
  noRights: {
    en: '{subject} is not the owner of {context} and has no permission there. {way}',
    pl: '{subject} nie jest właścicielem {context} i nie ma tam żadnego uprawnienia. {way}',
  },
  wayToNip: {
    en: "Owner is who has the context's NIP in the certificate, or the PESEL that POST /testdata/person linked with it. `{command}` gives rights to others, and so do POST /permissions/persons/grants and …/entities/grants in that context, and POST /testdata/permissions.",
    pl: 'Właścicielem jest ten, kto ma w certyfikacie NIP kontekstu albo PESEL powiązany z nim przez POST /testdata/person. Prawa innym nadaje `{command}`, a także POST /permissions/persons/grants i …/entities/grants w tym kontekście oraz POST /testdata/permissions.',
  },
  wayToUnit: {
    en: 'A unit has no owner, not even its NIP {nip}: POST /permissions/subunits/grants in the context of that NIP makes an administrator, who lets others in by POST /permissions/persons/grants.',
    pl: 'Jednostka nie ma właściciela, nie jest nim nawet NIP {nip}: administratora ustanawia POST /permissions/subunits/grants w kontekście tego NIP, a on wpuszcza innych przez POST /permissions/persons/grants.',
  },
  wayToEuEntity: {
    en: 'The context of an EU entity has no owner: POST /permissions/eu-entities/administration/grants in the context of the NIP {nip} makes an administrator, who signs in by the fingerprint of the certificate (certificateFingerprint).',
    pl: 'Kontekst podmiotu unijnego nie ma właściciela: administratora ustanawia POST /permissions/eu-entities/administration/grants w kontekście NIP {nip}; uwierzytelnia się on odciskiem palca certyfikatu (certificateFingerprint).',
  },
  grantsTake: {
    en: '{reason} A grant counts {delay} ms after the call here.',
    pl: '{reason} Nadanie liczy się tu {delay} ms po wywołaniu.',
  },
  tokenLikeAuthor: {
    en: 'The token {token} does no more than its author may. {reason}',
    pl: 'Token {token} nie może więcej niż jego autor. {reason}',
  },
  alsoChain: { en: '{reason} {chain}', pl: '{reason} {chain}' },
})
