import { telling } from '../../../contracts/told.ts'

/** Why a request for a certificate is not taken. */
export const why = telling({
  notDer: {
    en: 'The csr is no PKCS#10 in DER: {fault}.',
    pl: 'Pole csr nie zawiera wniosku PKCS#10 w formacie DER: {fault}.',
  },
  pem: {
    en: 'The csr holds PEM inside its Base64. Send the DER itself in Base64: what stands between the lines of the PEM file.',
    pl: 'Pole csr zawiera plik PEM zakodowany w Base64. Należy przesłać sam DER w Base64, czyli to, co w pliku PEM znajduje się między nagłówkiem a stopką.',
  },
  incomplete: {
    en: 'The csr is no PKCS#10 (RFC 2986): {part} is missing or of another kind.',
    pl: 'Pole csr nie zawiera wniosku PKCS#10 (RFC 2986): brak elementu {part} albo ma on inną postać.',
  },
  noText: {
    en: 'The value of the attribute {oid} in the subject has the ASN.1 tag {tag}, or is broken. KSeF reads UTF8String, PrintableString, IA5String and BMPString; write it as UTF8String.',
    pl: 'Wartość atrybutu {oid} podmiotu ma znacznik ASN.1 {tag} albo jest uszkodzona. KSeF odczytuje UTF8String, PrintableString, IA5String i BMPString; należy użyć UTF8String.',
  },
  keyUnreadable: {
    en: 'The public key in the csr cannot be read.',
    pl: 'Nie można odczytać klucza publicznego z wniosku CSR.',
  },
  keyRefused: {
    en: 'The public key in the csr {fault}.',
    pl: 'Klucz publiczny z wniosku CSR jest niedozwolony ({fault}).',
  },
  keyKind: {
    en: 'The key in the csr is {key}. KSeF takes RSA with exactly 2048 bits and EC on P-256 (secp256r1).',
    pl: 'Klucz we wniosku CSR to {key}. KSeF przyjmuje RSA o długości dokładnie 2048 bitów oraz EC na krzywej P-256 (secp256r1).',
  },
  algorithm: {
    en: 'The csr is signed with {oid}. For {key} KSeF takes {allowed}, with SHA-1, SHA-256, SHA-384 or SHA-512.',
    pl: 'Wniosek CSR podpisano algorytmem {oid}. Dla klucza {key} KSeF przyjmuje {allowed} ze skrótem SHA-1, SHA-256, SHA-384 lub SHA-512.',
  },
  signature: {
    en: 'The signature of the csr does not verify with the key inside it: it was signed with another key, or changed afterwards.',
    pl: 'Podpis wniosku CSR nie zgadza się z kluczem, który wniosek zawiera: podpisano go innym kluczem albo zmieniono po podpisaniu.',
  },
})
