import { telling } from '../../../contracts/told.ts'

/** Why a signed AuthTokenRequest is refused. */
export const why = telling({
  algorithmNotAllowed: {
    en: '{role} {algorithm} is not among those KSeF allows (auth/podpis-xades.md).',
    pl: '{role} {algorithm} nie należy do dozwolonych w KSeF (auth/podpis-xades.md).',
  },
  algorithmWithParameters: {
    en: '{role} {algorithm} takes no parameters.',
    pl: '{role} {algorithm} nie ma parametrów.',
  },
  signatureMethod: { en: 'The signature method', pl: 'Algorytm podpisu' },
  digestMethod: { en: 'The digest method', pl: 'Algorytm skrótu' },
  canonicalizationNotAllowed: {
    en: '{algorithm} is no canonicalisation that KSeF allows (auth/podpis-xades.md).',
    pl: '{algorithm} nie jest kanonikalizacją dozwoloną w KSeF (auth/podpis-xades.md).',
  },
  canonicalizationParameter: {
    en: '{algorithm} has a parameter {parameter} it does not know.',
    pl: '{algorithm} ma parametr {parameter}, którego ten algorytm nie zna.',
  },
  tooManyPrefixes: {
    en: 'PrefixList names {count} prefixes; at most {most} are taken.',
    pl: 'PrefixList wymienia tyle prefiksów: {count}; dozwolone jest najwyżej {most}.',
  },
  certDigestNotAllowed: {
    en: 'CertDigest of SigningCertificate uses "{algorithm}", which KSeF does not allow.',
    pl: 'CertDigest w SigningCertificate używa algorytmu „{algorithm}”, którego KSeF nie dopuszcza.',
  },
  noSigningCertificate: {
    en: 'SignedProperties name no SigningCertificate, and no reference signs a KeyInfo with one certificate.',
    pl: 'SignedProperties nie zawierają SigningCertificate, a żadna referencja nie podpisuje KeyInfo z jednym certyfikatem.',
  },
  signingCertificateMissing: {
    en: 'SigningCertificate names a certificate with digest {digests}; KeyInfo holds none that has it.',
    pl: 'SigningCertificate wskazuje certyfikat o skrócie {digests}; w KeyInfo nie ma takiego certyfikatu.',
  },
  certificateNotInForce: {
    en: "The certificate is valid from {from} to {to}; the simulator's clock says {now}.",
    pl: 'Certyfikat jest ważny od {from} do {to}; zegar symulatora wskazuje {now}.',
  },
  strangeCertificate: {
    en: "KeyInfo holds the certificate {fingerprint}, which is neither the signer's nor above it in its chain.",
    pl: 'KeyInfo zawiera certyfikat {fingerprint}, który nie jest certyfikatem podpisującego ani nie stoi nad nim w łańcuchu.',
  },
  chainTooTangled: {
    en: 'KeyInfo holds the certificate {fingerprint}, which {count} verifications found no place for in the chain.',
    pl: 'KeyInfo zawiera certyfikat {fingerprint}, dla którego nie znaleziono miejsca w łańcuchu; liczba wykonanych weryfikacji: {count}.',
  },
  requestNotCoveredOnce: {
    en: '{count} references of the {packaging} signature cover the AuthTokenRequest; one must.',
    pl: 'Liczba referencji podpisu {packaging}, które obejmują AuthTokenRequest: {count}; musi być jedna.',
  },
  requestTransformsUnfit: {
    en: 'The transforms of the reference "{uri}" ({algorithms}) do not say: the whole request without the signature.',
    pl: 'Transformacje referencji „{uri}” ({algorithms}) nie oznaczają całego żądania bez podpisu.',
  },
  signedPropertiesNotOnce: {
    en: '{count} references have Type="{type}"; XAdES needs one.',
    pl: 'Liczba referencji z Type="{type}": {count}; XAdES wymaga jednej.',
  },
  foreignSignedProperties: {
    en: 'The reference "{uri}" does not mean the SignedProperties of this signature.',
    pl: 'Referencja „{uri}” nie wskazuje SignedProperties tego podpisu.',
  },
  signedPropertiesTransformed: {
    en: 'The reference to SignedProperties may have one canonicalisation and no other transform.',
    pl: 'Referencja do SignedProperties może mieć jedną kanonikalizację i żadnej innej transformacji.',
  },
  noCanonicalForm: {
    en: 'The canonical form of the document cannot be made: {message}',
    pl: 'Nie można utworzyć postaci kanonicznej dokumentu: «{message}»',
  },
  octetsNotMade: {
    en: 'The octets of reference "{uri}" cannot be made: {message}',
    pl: 'Nie można ustalić bajtów referencji „{uri}”: {message}',
  },
  digestDiffers: {
    en: 'Reference "{uri}": DigestValue says {claimed}, but the {hash} of the {octets} octets it covers is {found}.',
    pl: 'Referencja „{uri}”: DigestValue podaje {claimed}, a skrót {hash} objętych nią danych (rozmiar w bajtach: {octets}) to {found}.',
  },
  certificateNotBase64: {
    en: 'X509Certificate {number} of KeyInfo is not Base64.',
    pl: 'X509Certificate nr {number} w KeyInfo nie jest zapisem Base64.',
  },
  certificateNotTaken: {
    en: 'X509Certificate {number} of KeyInfo is not taken: {message}.',
    pl: 'X509Certificate nr {number} w KeyInfo nie został przyjęty: {message}.',
  },
  numberOfCertificates: {
    en: 'KeyInfo/X509Data holds {count} certificates; 1 to {most} are taken.',
    pl: 'Liczba certyfikatów w KeyInfo/X509Data: {count}; dozwolone jest od 1 do {most}.',
  },
  certificatesTooLarge: {
    en: 'The certificates of KeyInfo have some {octets} octets together; at most {most} are taken.',
    pl: 'Łączny rozmiar certyfikatów w KeyInfo to około {octets} B; dozwolone jest najwyżej {most} B.',
  },
  notXades: {
    en: 'No Object of the signature holds {element}: this is not XAdES.',
    pl: 'Żaden element Object podpisu nie zawiera {element}: to nie jest podpis XAdES.',
  },
  manyQualifyingProperties: {
    en: 'The signature has more than one QualifyingProperties.',
    pl: 'Podpis ma więcej niż jeden element QualifyingProperties.',
  },
  targetDiffers: {
    en: 'QualifyingProperties has Target="{target}", the signature has Id="{id}".',
    pl: 'QualifyingProperties ma Target="{target}", a podpis ma Id="{id}".',
  },
  signedPropertiesNotFirst: {
    en: 'QualifyingProperties must begin with its only SignedProperties.',
    pl: 'QualifyingProperties musi zaczynać się od swojego jedynego elementu SignedProperties.',
  },
  signingTimeUnreadable: {
    en: 'SigningTime "{signingTime}" is no xsd:dateTime of the years 1 to 9999.',
    pl: 'SigningTime „{signingTime}” nie jest wartością xsd:dateTime z lat od 1 do 9999.',
  },
  signingTimeMissing: {
    en: 'SignedProperties have no SigningTime, which the baseline profiles require.',
    pl: 'SignedProperties nie zawierają SigningTime, którego wymagają profile bazowe (baseline).',
  },
  unknownCriticalExtension: {
    en: 'The certificate calls its extension {type} critical, and the simulator does not know it.',
    pl: 'Certyfikat oznacza rozszerzenie {type} jako krytyczne, a symulator go nie zna.',
  },
  unknownRoot: {
    en: 'The root is {root}, not an AuthTokenRequest in {request20} or {request21}, nor a signature around one.',
    pl: 'Element główny to {root}, a nie AuthTokenRequest z przestrzeni nazw {request20} lub {request21} ani podpis, który go otacza.',
  },
  subjectLacks: {
    en: "The certificate's subject lacks {missing}; it says {subject}.",
    pl: 'W podmiocie certyfikatu brakuje: {missing}; podmiot zawiera {subject}.',
  },
  sealNamesPerson: {
    en: 'A seal names no person, yet the subject has a given name or surname; it says {subject}.',
    pl: 'Pieczęć nie wskazuje osoby, a podmiot ma imię lub nazwisko; podmiot zawiera {subject}.',
  },
  foreignReference: {
    en: 'The reference "{uri}" signs something that is neither the request, nor SignedProperties, nor KeyInfo.',
    pl: 'Referencja „{uri}” podpisuje coś, co nie jest żądaniem, SignedProperties ani KeyInfo.',
  },
  sha1: {
    en: 'The signature uses {algorithm}. Outside TEST KSeF refuses SHA-1.',
    pl: 'Podpis używa algorytmu {algorithm}. Poza środowiskiem TEST KSeF odrzuca SHA-1.',
  },
  notOneRequest: {
    en: 'What the signature covers is not one AuthTokenRequest.',
    pl: 'Podpis nie obejmuje jednego elementu AuthTokenRequest.',
  },
  leadsOutside: {
    en: 'The reference "{uri}" leads out of the document: detached signatures are not accepted.',
    pl: 'Referencja „{uri}” prowadzi poza dokument: podpisy zewnętrzne (detached) nie są przyjmowane.',
  },
  idMissing: { en: 'No element of the document has Id="{id}".', pl: 'Żaden element dokumentu nie ma Id="{id}".' },
  referenceWithoutUri: {
    en: 'A Reference has no URI, so it does not say what it signs.',
    pl: 'Referencja nie ma URI, więc nie mówi, co podpisuje.',
  },
  keyOfAnotherType: {
    en: 'The signature method is {algorithm}, but the certificate holds a key of type {type}.',
    pl: 'Algorytm podpisu to {algorithm}, a certyfikat zawiera klucz typu {type}.',
  },
  ecdsaWidth: {
    en: 'An ECDSA value for this curve has {expected} octets (R and S of equal width), this one has {found}.',
    pl: 'Wartość ECDSA dla tej krzywej zajmuje {expected} B (R i S tej samej długości), a ta zajmuje {found} B.',
  },
  ecdsaDer: {
    en: 'An ECDSA value for this curve has {expected} octets (R and S of equal width), this one has {found}. It looks like ASN.1 DER; XML Signature wants R||S.',
    pl: 'Wartość ECDSA dla tej krzywej zajmuje {expected} B (R i S tej samej długości), a ta zajmuje {found} B. Wygląda na ASN.1 DER; XML Signature wymaga zapisu R||S.',
  },
  unknownSignatureMethod: { en: 'The signature method is unknown.', pl: 'Algorytm podpisu jest nieznany.' },
  signatureDoesNotVerify: {
    en: "SignatureValue does not verify with the key of the certificate {fingerprint} and {algorithm} over SignedInfo, although every reference's digest holds: another key signed, or SignedInfo was changed.",
    pl: 'SignatureValue nie zgadza się z SignedInfo według klucza certyfikatu {fingerprint} i algorytmu {algorithm}, choć skróty wszystkich referencji są poprawne: podpisano innym kluczem albo zmieniono SignedInfo.',
  },
  signatureMissing: {
    en: 'The AuthTokenRequest has no child ds:Signature (enveloped), nor is it inside one (enveloping).',
    pl: 'AuthTokenRequest nie zawiera elementu ds:Signature (enveloped) ani nie leży w takim elemencie (enveloping).',
  },
  tooManySignatures: {
    en: 'The document holds {count} signatures; one is allowed.',
    pl: 'Liczba podpisów w dokumencie: {count}; dozwolony jest jeden.',
  },
  curveNotAllowed: {
    en: "The certificate's key is on {curve}; allowed are P-256, P-384 and P-521.",
    pl: 'Klucz certyfikatu używa krzywej {curve}; dozwolone są P-256, P-384 i P-521.',
  },
  curveWithoutName: {
    en: "The certificate's key is on a curve without a name; allowed are P-256, P-384 and P-521.",
    pl: 'Klucz certyfikatu używa krzywej bez nazwy; dozwolone są P-256, P-384 i P-521.',
  },
  rsaTooShort: {
    en: "The certificate's RSA key has {bits} bits; at least {least} are needed.",
    pl: 'Długość klucza RSA certyfikatu w bitach to {bits}; wymagane jest co najmniej {least}.',
  },
  notItsOwnIssuer: {
    en: 'The certificate names itself as issuer, but its own key does not verify it.',
    pl: 'Certyfikat wskazuje siebie jako wystawcę, ale jego własny klucz go nie potwierdza.',
  },
  selfSigned: { en: 'The certificate is self-signed', pl: 'Certyfikat jest samopodpisany' },
  issuerUnknown: {
    en: "The certificate's issuer is not one the simulator trusts",
    pl: 'Wystawca certyfikatu nie należy do zaufanych w symulatorze',
  },
  takenOnTestOnly: { en: '{fault}; only TEST takes it.', pl: '{fault}; przyjmuje go tylko środowisko TEST.' },
  chainAskedFor: {
    en: '{fault}, and verifyCertificateChain=true was asked for.',
    pl: '{fault}, a żądanie ma verifyCertificateChain=true.',
  },
  idTwice: {
    en: 'More than one element has the Id "{id}", so a reference to it would be ambiguous.',
    pl: 'Więcej niż jeden element ma Id „{id}”, więc referencja do niego byłaby niejednoznaczna.',
  },
  notWellFormed: {
    en: 'The document is not well-formed XML: {message}',
    pl: 'Dokument nie jest poprawnie sformowanym XML: «{message}»',
  },
  xmlVersion: {
    en: 'The document says XML version {version}; KSeF reads 1.0.',
    pl: 'Dokument podaje wersję XML {version}; KSeF czyta 1.0.',
  },
  tooDeep: {
    en: "The document's elements nest more than {deepest} deep.",
    pl: 'Elementy dokumentu są zagnieżdżone głębiej niż na {deepest} poziomów.',
  },
  tooMuch: {
    en: 'The document has {count} {what}; the simulator takes at most {most}.',
    pl: 'Dokument zawiera za dużo {what}: {count}; symulator przyjmuje najwyżej {most}.',
  },
  markup: { en: 'pieces of markup', pl: 'znaczników' },
  characterReferences: { en: 'character references', pl: 'odwołań do znaków' },
  attributes: { en: 'attributes', pl: 'atrybutów' },
  namespaceDeclarations: { en: 'namespace declarations', pl: 'deklaracji przestrzeni nazw' },
  markupTimesNamespaces: {
    en: 'pieces of markup times the square of namespace declarations',
    pl: 'znaczników razy kwadrat liczby deklaracji przestrzeni nazw',
  },
  namespaceTooLong: {
    en: 'A namespace of the document has {length} characters; the simulator takes at most {longest}.',
    pl: 'Przestrzeń nazw w dokumencie ma {length} znaków; symulator przyjmuje najwyżej {longest}.',
  },
  tooLarge: {
    en: 'The document has {bytes} bytes; the simulator takes at most {most}.',
    pl: 'Dokument ma {bytes} B; symulator przyjmuje najwyżej {most} B.',
  },
  notInContext: {
    en: 'The context is {type} {value}, the certificate is of kind {kind}: only a Peppol provider enters the PeppolId context of its own, and enters no other.',
    pl: 'Kontekst to {type} {value}, a certyfikat jest rodzaju {kind}: w kontekście PeppolId działa tylko jego dostawca Peppol i nie działa w żadnym innym.',
  },
  providerNotInContext: {
    en: 'The context is {type} {value}, the certificate is of kind {kind} with Peppol identifier {peppolId}: only that provider enters a PeppolId context, and enters no other.',
    pl: 'Kontekst to {type} {value}, a certyfikat jest rodzaju {kind} z identyfikatorem Peppol {peppolId}: w kontekście PeppolId działa tylko jego dostawca i nie działa w żadnym innym.',
  },
  requestBreaksSchema: {
    en: 'The AuthTokenRequest breaks schema {version} (auth/schemy). {faults}',
    pl: 'AuthTokenRequest jest niezgodny ze schematem {version} (auth/schemy). {faults}',
  },
  foreignElement: {
    en: 'The signature holds an element {found} where XML Signature has none.',
    pl: 'Podpis zawiera element {found} w miejscu, w którym XML Signature nie ma żadnego.',
  },
  anotherElement: {
    en: 'The signature holds an element {found} where XML Signature has {expected}.',
    pl: 'Podpis zawiera element {found} w miejscu, w którym XML Signature ma {expected}.',
  },
  elementMissing: {
    en: 'The element {parent} of the signature lacks its {name}.',
    pl: 'W elemencie {parent} podpisu brakuje {name}.',
  },
  elementTooOften: {
    en: 'The signature holds more than {limit} elements {name} in one {parent}.',
    pl: 'Podpis zawiera w jednym elemencie {parent} więcej elementów {name} niż {limit}.',
  },
  notBase64: {
    en: '{element} must be Base64 text and nothing else: no comment, no processing instruction, no child element.',
    pl: '{element} musi zawierać wyłącznie tekst Base64: bez komentarza, instrukcji przetwarzania i elementu podrzędnego.',
  },
  algorithmMissing: {
    en: 'The element {element} of the signature names no algorithm.',
    pl: 'Element {element} podpisu nie wskazuje algorytmu.',
  },
  noIdentifierInSubject: {
    en: 'SubjectIdentifierType is certificateSubject, but the subject holds no identifier KSeF knows (VATPL, TINPL, NIP, PNOPL, PESEL, Peppol); it says {subject}.',
    pl: 'SubjectIdentifierType to certificateSubject, ale podmiot nie zawiera identyfikatora znanego KSeF (VATPL, TINPL, NIP, PNOPL, PESEL, Peppol); podmiot zawiera {subject}.',
  },
  notExamined: {
    en: 'The document cannot be examined: {message}',
    pl: 'Nie można zbadać dokumentu: {message}',
  },
  certificateLacks: {
    en: 'it cannot be read as a certificate: it has no {field}',
    pl: 'nie można go odczytać jako certyfikatu: nie ma pola {field}',
  },
  certificateTime: {
    en: 'its {field} is no UTCTime or GeneralizedTime as RFC 5280 wants them, to the second and with Z',
    pl: 'jego pole {field} nie jest wartością UTCTime ani GeneralizedTime zgodną z RFC 5280, z dokładnością do sekundy i z literą Z',
  },
  extensionTwice: { en: 'it has the extension {type} twice', pl: 'ma dwukrotnie rozszerzenie {type}' },
  keyUnreadable: { en: 'its key cannot be read', pl: 'nie można odczytać jego klucza' },
  keyNotTaken: { en: 'its key {fault}', pl: 'jego klucz {fault}' },
  pemInside: {
    en: 'it cannot be read as DER: it is PEM, with its own Base64 inside',
    pl: 'nie można go odczytać jako DER: to PEM, w którym jest osobny zapis Base64',
  },
  notX509: {
    en: 'it cannot be read as the DER of an X.509 certificate',
    pl: 'nie można go odczytać jako certyfikatu X.509 w zapisie DER',
  },
  somethingFollows: {
    en: 'it cannot be read as a certificate alone: something follows it',
    pl: 'nie jest samym certyfikatem: coś po nim następuje',
  },
  envelopingWhole: {
    en: 'an enveloping signature has no reference ""',
    pl: 'podpis typu enveloping nie ma referencji „”',
  },
  nothingHasId: { en: 'nothing has the Id of {uri}', pl: 'żaden element nie ma Id z {uri}' },
  referenceNotBase64: { en: '{uri} is not Base64', pl: '{uri} nie jest zapisem Base64' },
  keyOfNoAlgorithm: {
    en: 'is none of its algorithm, such as the point at infinity of a curve',
    pl: 'nie jest kluczem swojego algorytmu, jak punkt w nieskończoności krzywej',
  },
  keyAlgorithm: {
    en: 'is of the algorithm {algorithm}; RSA and elliptic curves are taken',
    pl: 'ma algorytm {algorithm}; przyjmowane są RSA i krzywe eliptyczne',
  },
  keyModulus: {
    en: 'is RSA of {bits} bits; at most {most} are taken',
    pl: 'jest kluczem RSA o długości {bits} b; przyjmowane jest najwyżej {most} b',
  },
  keyExponentTooLong: {
    en: 'is RSA with an exponent of {bits} bits; at most {most} are taken',
    pl: 'jest kluczem RSA z wykładnikiem o długości {bits} b; przyjmowane jest najwyżej {most} b',
  },
  keyExponent: {
    en: 'is RSA with the exponent 0x{exponent}; an odd number above 1 is needed',
    pl: 'jest kluczem RSA z wykładnikiem 0x{exponent}; potrzebna jest liczba nieparzysta większa od 1',
  },
  keyCurveWithoutName: {
    en: 'is on a curve without a name, described by its parameters',
    pl: 'używa krzywej bez nazwy, opisanej parametrami',
  },
  keyCurveTooLarge: {
    en: 'is on a curve with coordinates of {octets} octets; at most the {most} of P-521 are taken',
    pl: 'używa krzywej ze współrzędnymi o długości {octets} B; przyjmowane jest najwyżej {most} B, jak w P-521',
  },
})
