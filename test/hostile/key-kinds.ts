import { type Signer, signer } from '../simulator/documents/xades/forge.ts'
import { forgeCertificate, spkiOf } from '../simulator/documents/xades/forge-certificate.ts'

/** DER SubjectPublicKeyInfo by OpenSSL 3.0 of the kinds that have no fixture among the certificates. */
const made = {
  dsa: 'MIIDQjCCAjUGByqGSM44BAEwggIoAoIBAQC56q5ykN4kpdgcOtkmxFf4jNd40gGyo5Wt7Eij+aOCFJllzxwtdWAG6VYR8tG3CqJktOQZbBjA4uX+iPoFbjIZ+ESiqbdXe2avC5TY7IvF+uAbUKU4o5xo8aKaQPzQnzwWXPkUol66x8eblz8IlK1iITgrH2N9pQ8hO9qAO44te2cI8bygjtt2MAM8ui2WJwDp58fq/cF1rwkJOKrYZ+/VxHHd6sL+t2buhjoAZK2Y7PeRfwktcr11s3Q94USz4UKTJwKLPmqmtAMfxhJG1uFuf9d+MDHQh0SIh1JbCleZaZkVSiajYN2JSouzGkJIT7RxF6RgHyBHyeP2oXxi1eubAh0A/iJTlB/JuCjSi4ls0oE56VlD+0+3uYfakE9VjQKCAQBr2kfgAs7aB9c0LxJvZWSitZQiA/S8FG1zwRpLi0KphQs7DErzMi5TIFK/REgtkQBW562MmQLX2wJtXMpe8AGzSOEOBE3hvtUl52IzOzH2AoVYh4IKjFh5mqDVhkwByEWy6bL3vZcaw4ON4sd0oP+8ob48Hbc/njGQEOOf6PCXJUaTC3i1k8/XOoOnlDvHb/T5om/2ESKMomy/MsxYqqxnoZdJHxQ3cb0tuAxVKdSSbS1DHckKIi9xQiBWpX+e9EvaRby8iPUN20FTP9WkA/NPqlwvWisakYU4utX7Q955NxQpPiUeHnub96YiKwBOshVbOVxSzrsgBNjTkG9DbY9tA4IBBQACggEANOPv2qS9gSZxCdwLI0R41t8WNtuhlZrTmOSTAcmxMF3qk8OACBFEFZwTF9tAm+xMrErFtycJAsNYzFG0peakA5Z/dOa6Ne6AITaHkpaNXw3z+tBRqEXHJmMBXl/S3/wRROuBSjqBlpC4jgYSUZe8oG2JD7EbAN92ywaimqAxXqWlVSXckz7WNK923djjm0ufkb9w+d0tx02KdkmMgPvIFkakK/idxtPBE+LATVs9xE/3ZtZQoIYdu/7JXzVsq3DteFhgyiYFHPICBAtZ7jTjpNiqqcYQAd7E5w7S7pGFIhq/FZqPrYNW3rivga3MLGf99E5kSdn0UU+n68y7p9X4DQ==',
  dh: 'MIICJTCCARcGCSqGSIb3DQEDATCCAQgCggEBAP//////////rfhUWKK7Spqv3FYgJz088di5xYPOLTaVqeE2QRRkM/vMk53OJJs++X0v42NjDHXY9oGyAq7EYXrT3x7V1f1lYSQz9R9fBm7QhWNlVT3tGvO1VxNef1fJNZhPDHDg5ot34qaJ2vPv6HId8VihNq3nNTCsyk9IOnl6vAqxgrMk+2HRCKlLssjj+7lq2rdg1/RoHU9Co945TfSuVu3nY3K7GQsHp8juCm1wngL84c334uzANATNKDQvYZFy/pzphYP/jk8SMu7ygYPD/jsbTG+tczu1/LwuwiAFxY7xg30Wg7LG80omwbLv+ohrQjhhKFyX//////////8CAQIDggEGAAKCAQEA5QVHOIfdrQyre5fZgv0IrGTrufulO8YEEmqFaeTLwIlTnmPtQtTK6T/xiLaUOhKOBkwV/b6ljE/hbBbtmExbiaEit58SbmwJls2o/UXLPa70jR4OCl9oB+q9lg8C8q2r8mXsKsDt/VHUndhIcijE8Gl4g8OdREFtULmeMujRestMOcLm2H/DlN6JxCytu8CB4q0j+1gAwE1f6H/+nsA5dM+bizFaI5pRaA+/maD4uHNgc+PHgFBxdXphkcuTZrGnQ4T83VkyFPgdGcVccQGf5DEcmqHRmelAJkkYIG4MhCi9lG0THbttf+V8d82AEZcFY4cCabpO9yrZJtCIT7Ckag==',
  ed25519: 'MCowBQYDK2VwAyEA44B8tlcstaVXaarorQEULNrx4b6j9O2zMQbZt5Ru/eM=',
  x25519: 'MCowBQYDK2VuAyEAEdj/sbkYsVQsASsWnRswhUwalHtAP9nZtz9Lb3cD9RE=',
}
const fixtures = ['p256-person-nip', 'p384-person-pesel', 'p521-seal', 'secp256k1-seal', 'rsa-seal', 'rsa-pss-seal']

/** DER SubjectPublicKeyInfo of every kind of key that OpenSSL reads, by kind. */
export const keyKinds: Readonly<Record<string, Buffer>> = {
  ...Object.fromEntries(fixtures.map(name => [name, spkiOf(signer(name))])),
  ...Object.fromEntries(Object.entries(made).map(([kind, spki]) => [kind, Buffer.from(spki, 'base64')])),
}

/** A certificate of each kind: those that can sign have signed theirs. */
export const certificateKinds: readonly Signer[] = [
  ...fixtures.map(name => forgeCertificate({ by: signer(name) })),
  ...Object.keys(made).map(kind => forgeCertificate({ key: keyKinds[kind] })),
]
