import { telling } from '../../../contracts/told.ts'

/** Why a key is not known or does not decrypt, and why a KSeF certificate signs nobody in. */
export const why = telling({
  unknownKey: {
    en: 'No {usage} key that is valid now has the publicKeyId {keyId}; GET /security/public-key-certificates lists them.',
    pl: 'Żaden ważny teraz klucz {usage} nie ma publicKeyId {keyId}; klucze wymienia GET /security/public-key-certificates.',
  },
  symmetricKeyNotDecrypted: {
    en: 'encryptedSymmetricKey does not decrypt with the key {publicKeyId} by RSA-OAEP with SHA-256 and MGF1-SHA-256. Usual causes: another key, PKCS#1 v1.5 or OAEP with SHA-1 as padding, Base64 applied twice.',
    pl: 'encryptedSymmetricKey nie można odszyfrować kluczem {publicKeyId} algorytmem RSA-OAEP z SHA-256 i MGF1-SHA-256. Typowe przyczyny: inny klucz, dopełnienie PKCS#1 v1.5 lub OAEP z SHA-1, Base64 zastosowany dwukrotnie.',
  },
  symmetricKeySize: {
    en: 'encryptedSymmetricKey decrypts to {bytes} bytes; AES-256 needs {needed}.',
    pl: 'encryptedSymmetricKey po odszyfrowaniu ma {bytes} B; AES-256 wymaga {needed} B.',
  },
  unknown: {
    en: "The simulator's authority signed the certificate {serialNumber}, but another simulator, or an earlier start, issued it.",
    pl: 'Certyfikat {serialNumber} podpisało centrum certyfikacji symulatora, ale wydał go inny symulator albo ten sam przed ponownym uruchomieniem.',
  },
  offline: {
    en: 'The certificate {serialNumber} is of type Offline: it signs invoices; only type Authentication signs in.',
    pl: 'Certyfikat {serialNumber} jest typu Offline i służy do podpisywania faktur; uwierzytelnić można się tylko certyfikatem typu Authentication.',
  },
  suspended: {
    en: 'The certificate {serialNumber} is suspended: PUT /control/certificates/{serialNumber} did that.',
    pl: 'Certyfikat {serialNumber} jest zawieszony: zrobiło to wywołanie PUT /control/certificates/{serialNumber}.',
  },
  revoked: {
    en: 'The certificate {serialNumber} was revoked at {at}.',
    pl: 'Certyfikat {serialNumber} odwołano {at}.',
  },
  expired: {
    en: 'The certificate {serialNumber} ended at {at}, as PUT /testdata/certificates said, earlier than the certificate itself does.',
    pl: 'Ważność certyfikatu {serialNumber} skończyła się {at}: wywołanie PUT /testdata/certificates ustawiło datę wcześniejszą niż zapisana w certyfikacie.',
  },
})
