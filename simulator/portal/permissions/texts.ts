import { areaTexts } from '../texts/area.ts'

export const permissionTexts = areaTexts({
  /** pl source of the next three: §3.3 */
  scopeInvoiceRead: { en: 'viewing invoices', pl: 'przeglądanie faktur' },
  scopeIntrospection: {
    en: 'viewing session history (making UPOs)',
    pl: 'przeglądanie historii sesji (generowania UPO)',
  },
  scopeSubunitManage: { en: 'managing subordinate entities', pl: 'zarządzanie podmiotami podrzędnymi' },
  // Names of permissions that tokens do not have
  scopeVatUeManage: { en: 'managing an EU entity', pl: 'zarządzanie podmiotem UE' },
  /** pl source: §3.1 */
  scopeSelfInvoicing: { en: 'self-invoicing', pl: 'samofakturowanie' },
  scopeRRInvoicing: { en: 'issuing RR invoices', pl: 'wystawianie faktur RR' },
  scopeTaxRepresentative: { en: 'issuing as a tax representative', pl: 'wystawianie jako przedstawiciel podatkowy' },
  scopePefInvoicing: { en: 'issuing PEF invoices', pl: 'wystawianie faktur PEF' },
  mayPassOn: { en: 'may be passed on', pl: 'z prawem do dalszego przekazywania' },

  // Lists
  permissionsGranted: { en: 'Granted', pl: 'Nadane' },
  permissionsReceived: { en: 'Received', pl: 'Otrzymane' },
  permissionsHere: { en: 'In this context', pl: 'W tym kontekście' },
  permissionsHereTitle: { en: 'Permissions in this context', pl: 'Uprawnienia w tym kontekście' },
  permissionsHereLead: {
    en: 'Who may work for {nip}: persons and firms. The owner needs no entry.',
    pl: 'Kto może pracować dla {nip}: osoby i podmioty. Właściciel nie potrzebuje wpisu.',
  },
  permissionsHereEmpty: {
    en: 'Nobody but the owner works in this context',
    pl: 'W tym kontekście pracuje tylko właściciel',
  },
  permissionsFromHere: { en: 'From this context', pl: 'Z tego kontekstu' },
  permissionsFromHereTitle: { en: 'Permissions granted from this context', pl: 'Uprawnienia nadane z tego kontekstu' },
  permissionsFromHereLead: {
    en: 'What was granted from {nip}, also for work at clients and in units.',
    pl: 'Co nadano z kontekstu {nip}, także do pracy u klientów i w jednostkach.',
  },
  permissionsFromHereEmpty: { en: 'Nothing was granted from here', pl: 'Niczego stąd nie nadano' },
  permissionsAuthorizations: { en: 'Authorizations', pl: 'Upoważnienia' },
  permissionsAuthorizationsTitle: { en: 'Authorizations granted', pl: 'Nadane upoważnienia' },
  permissionsAuthorizationsLead: {
    en: 'Firms that may issue invoices in the name of {nip}, each in its own context.',
    pl: 'Podmioty, które mogą wystawiać faktury w imieniu {nip}, każdy we własnym kontekście.',
  },
  permissionsAuthorizationsEmpty: { en: 'No authorization was granted', pl: 'Nie upoważniono żadnego podmiotu' },
  permissionsReceivedTitle: { en: 'Authorizations received', pl: 'Otrzymane upoważnienia' },
  permissionsReceivedLead: {
    en: 'In whose name {nip} may issue invoices.',
    pl: 'W czyim imieniu {nip} może wystawiać faktury.',
  },
  permissionsReceivedEmpty: { en: 'No authorization was received', pl: 'Żaden podmiot nie udzielił upoważnienia' },
  permissionsUnits: { en: 'Units', pl: 'Jednostki' },
  permissionsUnitsTitle: { en: 'Administrators of subordinate units', pl: 'Administratorzy jednostek podrzędnych' },
  permissionsUnitsLead: {
    en: 'Administrators of the units of {nip} and of the members of its group.',
    pl: 'Administratorzy jednostek {nip} i członków jego grupy.',
  },
  permissionsUnitsEmpty: { en: 'No unit has an administrator', pl: 'Żadna jednostka nie ma administratora' },
  permissionsEu: { en: 'EU entities', pl: 'Podmioty UE' },
  permissionsEuTitle: { en: 'Administrators of EU entities', pl: 'Administratorzy podmiotów UE' },
  permissionsEuLead: {
    en: 'Administrators of EU entities that invoice under {nip}.',
    pl: 'Administratorzy podmiotów UE, które fakturują w ramach {nip}.',
  },
  permissionsEuEmpty: { en: 'No EU entity has an administrator', pl: 'Żaden podmiot UE nie ma administratora' },
  permissionsMembers: { en: 'Members of the group', pl: 'Członkowie grupy' },
  permissionsMembersTitle: { en: 'Members of the group', pl: 'Członkowie grupy' },
  permissionsMembersLead: {
    en: 'Members of the VAT group or local government unit {nip}.',
    pl: 'Członkowie grupy VAT albo jednostki samorządu {nip}.',
  },
  permissionsMembersEmpty: { en: 'This firm heads no group', pl: 'Ten podmiot nie stoi na czele grupy' },
  permissionsOwn: { en: 'My own', pl: 'Moje' },
  permissionsOwnTitle: { en: 'My own permissions', pl: 'Moje uprawnienia' },
  permissionsOwnLead: {
    en: 'What others granted you for work in {nip}, or in other contexts through it. What an owner may do is no grant, so it is not listed.',
    pl: 'Co nadano Tobie do pracy w {nip} lub – za jego pośrednictwem – w innych kontekstach. Prawa właściciela nie są nadane, więc nie ma ich na liście.',
  },
  permissionsOwnEmpty: { en: 'Nothing was granted to you', pl: 'Niczego Ci nie nadano' },
  permissionsFromFirms: { en: 'From other firms', pl: 'Od innych podmiotów' },
  permissionsFromFirmsTitle: { en: 'Permissions from other firms', pl: 'Uprawnienia od innych podmiotów' },
  permissionsFromFirmsLead: {
    en: 'What other firms let {nip} do in their contexts.',
    pl: 'Na co inne podmioty pozwalają {nip} w swoich kontekstach.',
  },
  permissionsFromFirmsEmpty: { en: 'No firm granted anything to this one', pl: 'Żaden podmiot niczego nie nadał' },
  permissionsRoles: { en: 'Roles', pl: 'Role podmiotu' },
  permissionsRolesTitle: { en: 'Roles of this firm', pl: 'Role podmiotu w KSeF' },
  permissionsRolesLead: {
    en: 'What {nip} is for KSeF. Some permissions work only with such a role.',
    pl: 'Czym {nip} jest dla KSeF. Niektóre uprawnienia działają tylko z taką rolą.',
  },
  permissionsRolesEmpty: { en: 'This firm has no special role', pl: 'Ten podmiot nie ma szczególnej roli' },
  entityCourtBailiff: { en: 'court bailiff', pl: 'komornik sądowy' },
  entityEnforcementAuthority: { en: 'enforcement authority', pl: 'organ egzekucyjny' },
  entityLocalGovernmentUnit: { en: 'local government unit', pl: 'jednostka samorządu terytorialnego' },
  entityLocalGovernmentSubUnit: {
    en: 'subordinate unit of a local government',
    pl: 'jednostka podrzędna samorządu',
  },
  entityVatGroupUnit: { en: 'VAT group', pl: 'grupa VAT' },
  entityVatGroupSubUnit: { en: 'member of a VAT group', pl: 'członek grupy VAT' },
  permissionsOfOthers: {
    en: 'Others grant in contexts of their own; here you see what they granted.',
    pl: 'Inni nadają uprawnienia we własnych kontekstach; tutaj widać, co nadali.',
  },
  permissionsNoMatch: { en: 'Nothing matches the filter', pl: 'Nic nie pasuje do filtra' },
  columnWho: { en: 'Who', pl: 'Kto' },
  columnPermission: { en: 'Permission', pl: 'Uprawnienie' },
  columnReach: { en: 'Where', pl: 'Gdzie' },
  columnWorksIn: { en: 'Context', pl: 'Kontekst uprawnienia' },
  columnGrantedBy: { en: 'Granted by', pl: 'Kto nadał' },
  columnGrantor: { en: 'Grantor', pl: 'Nadający' },
  columnGranted: { en: 'Granted', pl: 'Nadano' },
  columnDescription: { en: 'Description', pl: 'Opis' },
  columnAdministrator: { en: 'Administrator', pl: 'Administrator' },
  columnUnit: { en: 'Unit', pl: 'Jednostka' },
  columnEuEntity: { en: 'EU entity', pl: 'Podmiot UE' },
  columnMember: { en: 'Member', pl: 'Członek' },
  columnRole: { en: 'Role', pl: 'Rola' },
  columnParent: { en: 'Parent unit', pl: 'Jednostka nadrzędna' },
  permissionActive: { en: 'Active', pl: 'Aktywne' },
  permissionInactive: { en: 'Inactive', pl: 'Nieaktywne' },
  subjectHint: {
    en: 'NIP, PESEL, or the fingerprint of a certificate (64 hexadecimal digits).',
    pl: 'NIP, PESEL albo odcisk palca certyfikatu (64\u00a0cyfry szesnastkowe).',
  },
  firmOrProviderHint: {
    en: 'NIP, or the identifier of a Peppol provider, like PPL123456.',
    pl: 'NIP albo identyfikator dostawcy Peppol, np. PPL123456.',
  },
  nipDigits: { en: 'NIP: ten digits.', pl: 'NIP: dziesięć cyfr.' },
  firmNipHint: { en: 'Ten digits.', pl: 'Dziesięć cyfr.' },
  firmNipWrong: { en: 'A NIP has ten digits.', pl: 'NIP ma dziesięć cyfr.' },
  unitHint: {
    en: 'NIP, or an internal identifier: NIP, dash, five digits.',
    pl: 'NIP albo identyfikator wewnętrzny: NIP, łącznik, pięć cyfr.',
  },
  filterVatUe: { en: 'VAT UE number', pl: 'Numer VAT UE' },
  vatUeHint: { en: 'Whole, with its country: DE123456789.', pl: 'Cały, z kodem kraju: DE123456789.' },
  vatUeWrong: { en: 'This is no VAT UE number.', pl: 'To nie jest numer VAT UE.' },
  fingerprintPart: { en: 'Fingerprint', pl: 'Odcisk palca' },
  fingerprintPartHint: { en: 'Any part of it.', pl: 'Dowolna część.' },
  identifierWrong: { en: 'Give such an identifier.', pl: 'Podaj taki identyfikator.' },
  selectPermission: { en: 'Select {who}', pl: 'Wybierz {who}' },

  // Revoke
  /** pl source: §3.2 */
  revokePermission: { en: 'Revoke the permission', pl: 'Odbierz uprawnienie' },
  revokePermissionHint: { en: 'Select a permission to revoke it.', pl: 'Wybierz uprawnienie, aby je odebrać.' },
  revokePermissionNothing: { en: 'Select a permission first.', pl: 'Najpierw wybierz uprawnienie.' },
  revokePermissionTitle: { en: 'Revoke this permission?', pl: 'Czy odebrać to uprawnienie?' },
  revokePermissionLead: {
    en: 'Whoever is signed in keeps it until the access token expires. What was passed on from it stops working.',
    pl: 'Kto jest zalogowany, zachowa je do wygaśnięcia tokena dostępowego. Dalej przekazane prawa przestaną działać.',
  },
  revokePermissionKeep: { en: 'Keep it', pl: 'Nie odbieraj' },
  permissionNotRevoked: { en: 'KSeF did not revoke the permission', pl: 'KSeF nie odebrał uprawnienia' },
  permissionRevocation: { en: 'Revocation of a permission', pl: 'Odebranie uprawnienia' },

  // Grant
  grantChoose: {
    en: 'Everything is granted from the context {nip}. Choose to whom, and for what.',
    pl: 'Wszystko nadaje się z kontekstu {nip}. Wybierz, komu i do czego.',
  },
  /** pl source: §3.1 */
  grantKinds: { en: 'Kind of permission', pl: 'Rodzaj uprawnienia' },
  /** pl source of the next five titles: KSU p. 137–145, K#496 */
  grantPerson: { en: 'To a person, for work in KSeF', pl: 'Osobie fizycznej do pracy w KSeF' },
  grantPersonLead: {
    en: 'They sign in to this context with a certificate of their own.',
    pl: 'Osoba loguje się do tego kontekstu własnym certyfikatem.',
  },
  grantEntity: {
    en: 'To an entity, to issue and view invoices',
    pl: 'Podmiotowi do wystawiania i przeglądania faktur',
  },
  grantEntityLead: {
    en: 'A firm, say an accounting office, signs in to this context; it may pass this on if you let it.',
    pl: 'Podmiot, np. biuro rachunkowe, loguje się do tego kontekstu; może przekazać to dalej, jeśli na to pozwolisz.',
  },
  grantClient: { en: 'To a person, for work for a client', pl: 'Osobie fizycznej do pracy dla klienta' },
  grantClientLead: {
    en: 'The person gets what that client let this firm pass on. Without the right of the client the grant is inactive.',
    pl: 'Osoba otrzymuje to, co ten klient pozwolił firmie przekazać dalej. Bez prawa od klienta uprawnienie jest nieaktywne.',
  },
  grantAllClients: {
    en: 'To a person, for work for all clients',
    pl: 'Osobie fizycznej do pracy dla wszystkich klientów',
  },
  grantAllClientsLead: {
    en: 'The person gets what each client lets this firm pass on, now or later.',
    pl: 'Osoba otrzymuje to, co każdy z klientów pozwala firmie przekazać dalej – teraz i w przyszłości.',
  },
  grantTaxRepresentative: {
    en: 'To issue and view invoices as a tax representative',
    pl: 'Do wystawiania i przeglądania faktur jako przedstawiciel podatkowy',
  },
  grantTaxRepresentativeLead: {
    en: 'The representative issues invoices of this firm in its own context, and stands on them as the authorised entity.',
    pl: 'Przedstawiciel wystawia faktury tego podmiotu we własnym kontekście i widnieje na nich jako podmiot upoważniony.',
  },
  grantSelfInvoicing: { en: 'To a buyer, for self-invoicing', pl: 'Nabywcy do samofakturowania' },
  grantSelfInvoicingLead: {
    en: 'The buyer issues the invoices for what this firm sells to it, in its own context.',
    pl: 'Nabywca wystawia we własnym kontekście faktury za to, co ten podmiot mu sprzedaje.',
  },
  grantRrInvoicing: { en: 'To a buyer, to issue RR invoices', pl: 'Nabywcy do wystawiania faktur RR' },
  grantRrInvoicingLead: {
    en: 'The buyer issues RR invoices for what it buys of this flat-rate farmer, in its own context.',
    pl: 'Nabywca wystawia we własnym kontekście faktury RR za to, co kupuje od tego rolnika ryczałtowego.',
  },
  grantPefInvoicing: {
    en: 'To a Peppol provider, to issue PEF invoices',
    pl: 'Dostawcy Peppol do wystawiania faktur PEF',
  },
  grantPefInvoicingLead: {
    en: 'The provider sends the PEF invoices of this firm in its own context.',
    pl: 'Dostawca przesyła faktury PEF tego podmiotu we własnym kontekście.',
  },
  grantUnit: { en: 'To the administrator of a unit', pl: 'Administratorowi jednostki podrzędnej' },
  grantUnitLead: {
    en: 'A unit of this firm, or a member of its VAT group or local government. This is also how a unit is made.',
    pl: 'Jednostka tego podmiotu albo członek jego grupy VAT lub samorządu. Tak tworzy się też nową jednostkę.',
  },
  grantEu: { en: 'To the administrator of an EU entity', pl: 'Administratorowi podmiotu UE' },
  grantEuLead: {
    en: 'A foreign firm that invoices under this NIP. Its administrator signs in with a certificate.',
    pl: 'Podmiot zagraniczny, który fakturuje w ramach tego NIP. Jego administrator loguje się certyfikatem.',
  },
  grantEuRep: { en: 'To a representative of the EU entity', pl: 'Przedstawicielowi podmiotu UE' },
  grantEuRepLead: {
    en: 'Whoever holds this certificate issues or views the invoices of the EU entity.',
    pl: 'Posiadacz certyfikatu wystawia lub przegląda faktury podmiotu UE.',
  },
  addAdministratorLead: {
    en: 'Manages the permissions of this context, and can so give themselves any other.',
    pl: 'Zarządza uprawnieniami tego kontekstu, więc może sobie nadać każde inne.',
  },
  firstName: { en: 'First name', pl: 'Imię' },
  firstNameWrong: { en: 'A first name has 2 to 30 characters.', pl: 'Imię ma od 2 do 30 znaków.' },
  lastName: { en: 'Last name', pl: 'Nazwisko' },
  lastNameWrong: { en: 'A last name has 2 to 81 characters.', pl: 'Nazwisko ma od 2 do 81 znaków.' },
  personKnownBy: { en: 'Known by', pl: 'Sposób identyfikacji' },
  detailsById: { en: 'NIP or PESEL', pl: 'NIP lub PESEL' },
  detailsWithId: {
    en: 'certificate, and NIP or PESEL',
    pl: 'certyfikat oraz NIP lub PESEL',
  },
  detailsWithoutId: {
    en: 'certificate, no NIP or PESEL',
    pl: 'certyfikat bez NIP i PESEL',
  },
  detailsEntity: { en: 'certificate of a firm', pl: 'certyfikat podmiotu' },
  detailsWrong: {
    en: 'This does not go with the identifier above.',
    pl: 'To nie pasuje do identyfikatora powyżej.',
  },
  personIdentifier: { en: 'NIP or PESEL of the person', pl: 'NIP lub PESEL osoby' },
  personIdentifierHint: {
    en: 'It is not in the certificate, but is theirs.',
    pl: 'Nie ma go w certyfikacie, ale należy do tej osoby.',
  },
  birthDate: { en: 'Date of birth', pl: 'Data urodzenia' },
  birthDateWrong: { en: 'Give the date of birth.', pl: 'Podaj datę urodzenia.' },
  documentType: { en: 'Kind of identity document', pl: 'Rodzaj dokumentu tożsamości' },
  documentTypeHint: { en: 'For example “passport”.', pl: 'Na przykład „paszport”.' },
  documentNumber: { en: 'Number of the document', pl: 'Numer dokumentu' },
  documentCountry: { en: 'Country of the document', pl: 'Kraj wydania dokumentu' },
  documentCountryHint: { en: 'Two letters, like DE.', pl: 'Dwie litery, np. DE.' },
  documentCountryWrong: { en: 'The code of a country has two letters.', pl: 'Kod kraju ma dwie litery.' },
  atMost20: { en: 'At most 20 characters.', pl: 'Najwyżej 20 znaków.' },
  atMost100: { en: 'At most 100 characters.', pl: 'Najwyżej 100 znaków.' },
  atMost512: { en: 'At most 512 characters.', pl: 'Najwyżej 512 znaków.' },
  subjectFingerprintHint: {
    en: 'SHA-256 of the certificate (DER): 64 hexadecimal digits.',
    pl: 'SHA-256 certyfikatu (DER): 64 cyfry szesnastkowe.',
  },
  fingerprintWrong: { en: 'A fingerprint has 64 hexadecimal digits.', pl: 'Odcisk palca ma 64 cyfry szesnastkowe.' },
  providerId: { en: 'Identifier of the provider', pl: 'Identyfikator dostawcy' },
  providerIdHint: { en: 'Like PPL123456.', pl: 'Na przykład PPL123456.' },
  providerIdWrong: {
    en: 'It has three capitals, the first a P, and six digits.',
    pl: 'Ma trzy wielkie litery (pierwsza to P) i sześć cyfr.',
  },
  firmNip: { en: 'NIP of the entity', pl: 'NIP podmiotu' },
  /** pl source: §3.1 */
  entityName: { en: 'Full name', pl: 'Pełna nazwa' },
  entityNameHint: { en: '5 to 90 characters.', pl: 'Od 5 do 90 znaków.' },
  entityNameWrong: { en: 'A full name has 5 to 90 characters.', pl: 'Pełna nazwa ma od 5 do 90 znaków.' },
  entityAddress: { en: 'Address of the EU entity', pl: 'Adres podmiotu UE' },
  holderName: { en: 'Full name of the firm that holds the certificate', pl: 'Pełna nazwa posiadacza certyfikatu' },
  holderAddress: { en: 'Address of that firm', pl: 'Adres posiadacza certyfikatu' },
  /** pl source: §3.1 */
  grantScopes: { en: 'Permissions', pl: 'Zakres uprawnień' },
  grantFirmScopesMissing: {
    en: 'Allow at least one of these.',
    pl: 'Nadaj co najmniej jedno z tych uprawnień.',
  },
  grantScopesMissing: { en: 'Choose at least one.', pl: 'Wybierz co najmniej jedno.' },
  /** pl source: §3.1 */
  scopeNot: { en: 'no', pl: 'nie' },
  scopeUse: { en: 'yes', pl: 'tak' },
  /** pl source: §3.1 */
  scopePass: {
    en: 'yes, and may pass it on',
    pl: 'tak, z prawem do dalszego przekazywania uprawnienia',
  },
  targetClient: { en: 'Client', pl: 'Klient' },
  unitOfHint: {
    en: 'An internal identifier, like {example} (its last digit is a checksum), or the NIP of a member of the group.',
    pl: 'Identyfikator wewnętrzny, np. {example} (ostatnia cyfra jest kontrolna), albo NIP członka grupy.',
  },
  unitWrong: {
    en: 'This is no NIP and no internal identifier with a right checksum.',
    pl: 'To nie jest NIP ani identyfikator wewnętrzny z poprawną cyfrą kontrolną.',
  },
  unitName: { en: 'Name of the unit', pl: 'Nazwa jednostki' },
  unitNameHint: { en: '5 to 256 characters.', pl: 'Od 5 do 256 znaków.' },
  unitNameWrong: { en: 'The name has 5 to 256 characters.', pl: 'Nazwa ma od 5 do 256 znaków.' },
  euContext: { en: 'NIP and VAT UE number', pl: 'NIP i numer VAT UE' },
  euContextHint: {
    en: 'NIP, dash, number with its country, like {example}.',
    pl: 'NIP, łącznik, numer z kodem kraju, np. {example}.',
  },
  euContextWrong: {
    en: 'This is no NIP with a VAT UE number.',
    pl: 'To nie jest NIP z numerem VAT UE.',
  },
  grantedBy: { en: 'by', pl: 'przez' },
  euName: { en: 'Name and address of the EU entity', pl: 'Nazwa i adres podmiotu UE' },
  euNameHint: {
    en: '5 to 256 characters: the name, a comma, the address.',
    pl: 'Od 5 do 256 znaków: nazwa, przecinek, adres.',
  },
  euNameWrong: {
    en: 'Name and address have 5 to 256 characters together.',
    pl: 'Nazwa i adres mają razem od 5 do 256 znaków.',
  },
  euFullName: { en: 'Full name of the EU entity', pl: 'Pełna nazwa podmiotu UE' },
  descriptionHint: { en: '5 to 256 characters.', pl: 'Od 5 do 256 znaków.' },
  descriptionWrong: { en: 'A description has 5 to 256 characters.', pl: 'Opis ma od 5 do 256 znaków.' },
  /** pl source: §3.1 */
  grantVerb: { en: 'Grant', pl: 'Nadaj uprawnienia' },
  /** pl source: §3.1 */
  grantKeep: { en: 'Cancel', pl: 'Zrezygnuj' },
  grantRefused: { en: 'KSeF did not take the grant', pl: 'KSeF nie przyjął nadania uprawnień' },
  grantState: { en: 'Granting', pl: 'Nadawanie uprawnień' },
  grantFailed: { en: 'KSeF did not grant it', pl: 'KSeF nie nadał uprawnień' },
  /** pl source: §1 */
  grantDone: { en: 'Done', pl: 'Zakończono pomyślnie' },
  grantDoneLine: {
    en: 'It counts from the next sign-in or refresh of whoever got it.',
    pl: 'Obowiązuje od najbliższego logowania lub odświeżenia tokena tego, kto je otrzymał.',
  },
  grantAnother: { en: 'Grant another', pl: 'Nadaj kolejne' },
})
