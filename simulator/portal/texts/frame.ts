import { areaTexts } from './area.ts'

export const frameTexts = areaTexts({
  // Everywhere
  mark: {
    en: 'Simulator – not the Ministry’s portal',
    pl: 'Symulator – to nie jest portal Ministerstwa',
  },
  product: { en: 'KSeF simulator', pl: 'Symulator KSeF' },
  productLine: { en: 'Taxpayer portal, test environment', pl: 'Portal podatnika, środowisko testowe' },
  skip: { en: 'Skip to the content', pl: 'Przejdź do treści' },
  language: { en: 'Language', pl: 'Język' },
  /** pl source of the asterisk: PIC */
  requiredNote: { en: '* required', pl: '* pole wymagane' },
  requiredWord: { en: 'required', pl: 'wymagane' },
  menu: { en: 'Menu', pl: 'Menu' },
  /** pl source of the menu: PIC, KSU; its order is in menu.ts */
  menuInvoices: { en: 'Invoices', pl: 'Faktury' },
  issueInvoice: { en: 'Issue a VAT invoice', pl: 'Wystaw fakturę VAT' },
  loadInvoice: { en: 'Load an invoice', pl: 'Wczytaj fakturę' },
  invoiceList: { en: 'Invoice list', pl: 'Lista faktur' },
  collectiveIdentifiers: { en: 'Collective identifiers', pl: 'Identyfikatory zbiorcze' },
  sessionHistory: { en: 'Session history', pl: 'Historia sesji' },
  menuPermissions: { en: 'Permissions', pl: 'Uprawnienia' },
  grantPermission: { en: 'Grant a permission', pl: 'Nadaj uprawnienie' },
  managePermissions: { en: 'Manage permissions', pl: 'Zarządzaj uprawnieniami' },
  addAdministrator: { en: 'Add an administrator', pl: 'Dodaj administratora' },
  menuCertificates: { en: 'Certificates', pl: 'Certyfikaty' },
  applyForCertificate: { en: 'Apply for a certificate', pl: 'Wnioskuj o certyfikat' },
  certificateList: { en: 'Certificate list', pl: 'Lista certyfikatów' },
  menuTestData: { en: 'Test data', pl: 'Dane testowe' },
  attachmentConsent: { en: 'Consent to attachments', pl: 'Zgoda na załączniki' },
  menuTokens: { en: 'Tokens', pl: 'Tokeny' },
  menuHome: { en: 'Start page', pl: 'Strona główna' },
  /** source: SEED, FXL */
  generateToken: { en: 'Generate Token', pl: 'Generuj token' },
  /** source: SEED, IZBA */
  tokenList: { en: 'Token list', pl: 'Lista tokenów' },
  signOut: { en: 'Sign out', pl: 'Wyloguj' },
  context: { en: 'Context', pl: 'Kontekst' },
  // Kinds of identifiers
  kindFingerprint: { en: 'fingerprint', pl: 'odcisk palca' },
  kindInternalId: { en: 'internal identifier', pl: 'identyfikator wewnętrzny' },
  kindVatUe: { en: 'VAT UE', pl: 'VAT UE' },
  kindPeppol: { en: 'Peppol', pl: 'Peppol' },
  kindAllPartners: { en: 'all clients', pl: 'wszyscy klienci' },
  kindSystem: { en: 'test data', pl: 'dane testowe' },
  back: { en: 'Back', pl: 'Wstecz' },
  close: { en: 'Close', pl: 'Zamknij' },
  copy: { en: 'Copy', pl: 'Kopiuj' },
  copied: { en: 'Copied', pl: 'Skopiowano' },
  copyFailed: {
    en: 'Not copied: select the text and copy it yourself',
    pl: 'Nie skopiowano: zaznacz tekst i skopiuj samodzielnie',
  },
  refresh: { en: 'Refresh', pl: 'Odśwież' },
  errorTitle: { en: 'Error', pl: 'Błąd' },
  ksefSays: { en: 'KSeF answers', pl: 'Odpowiedź KSeF' },
  faultsBeside: {
    en: 'The fields below say what to correct.',
    pl: 'Przy polach poniżej napisano, co poprawić.',
  },
  simulatorSays: { en: 'The simulator explains', pl: 'Wyjaśnienie symulatora' },
  waitSeconds: {
    en: 'Too many calls. Try again in {seconds} s.',
    pl: 'Zbyt wiele wywołań. Spróbuj ponownie za {seconds} s.',
  },

  // When something is wrong
  staleTitle: { en: 'This page was out of date', pl: 'Ta strona była nieaktualna' },
  staleLine: {
    en: 'It came from another session: you may have signed in or out in another tab. Nothing was done.',
    pl: 'Pochodziła z innej sesji: być może zalogowano lub wylogowano się w innej karcie. Nic nie zostało wykonane.',
  },
  startAgain: { en: 'Open the portal again', pl: 'Otwórz portal ponownie' },
  leaveTitle: { en: 'Leave this form?', pl: 'Czy wyjść z formularza?' },
  leaveLine: { en: 'What was typed in it is lost then.', pl: 'Wpisane dane zostaną utracone.' },
  /** pl source of the next two: §3.1 */
  leaveStay: { en: 'Stay', pl: 'Pozostań' },
  leaveGo: { en: 'Leave', pl: 'Wyjdź z procesu' },
  notAllowedTitle: { en: 'Not with this sign-in', pl: 'Nie w ramach tego logowania' },
  notAllowedLine: {
    en: 'KSeF would refuse what this page asks it. The menu leads to what this sign-in may see.',
    pl: 'KSeF odmówiłby tego, o co pyta ta strona. Menu prowadzi do tego, co widać w ramach tego logowania.',
  },
  notFoundTitle: { en: 'There is no such page', pl: 'Nie ma takiej strony' },
  notFoundLine: { en: 'The portal does not know this address.', pl: 'Portal nie zna tego adresu.' },
  refusedTitle: { en: 'KSeF refused', pl: 'KSeF odmówił' },
  noAnswerTitle: { en: 'KSeF did not answer', pl: 'KSeF nie odpowiedział' },
  noAnswerLine: {
    en: 'The connection ended before the answer came. KSeF may have done what was asked all the same: look before you try again.',
    pl: 'Połączenie zakończyło się, zanim nadeszła odpowiedź. KSeF mógł jednak wykonać to, o co został poproszony: sprawdź to, zanim spróbujesz ponownie.',
  },
  defectTitle: { en: 'Something went wrong in the simulator', pl: 'Coś poszło nie tak w symulatorze' },
  defectLine: {
    en: 'This is a defect of ours; the simulator’s log says more. Please report it.',
    pl: 'To nasz błąd; więcej mówi dziennik symulatora. Prosimy o zgłoszenie.',
  },
  tooLargeTitle: { en: 'The form is too large', pl: 'Formularz jest zbyt duży' },
  tooLargeLine: { en: 'At most {most} KB are taken.', pl: 'Przyjmowane jest najwyżej {most} KB.' },
})
