import { forge, ns, transform } from '../forge.ts'
import { change, good, type Refusal } from './refusal.ts'

/** What is wrong before the document is looked into. */
export const octetRefusals: readonly Refusal[] = [
  {
    title: 'a document of more than 256 KiB',
    document: () => change(good(), '<ds:Signature ', `<!--${'x'.repeat(256 * 1024)}--><ds:Signature `),
    error: 'validationFailed',
    explains: /bytes; the simulator takes at most/,
  },
  {
    title: 'octets that are not UTF-8',
    document: () =>
      Buffer.from(good().replace('<ds:Signature ', '<!--ł--><ds:Signature ').replace('ł', '\xb3'), 'latin1'),
    error: 'invalidEncoding',
    explains: /not UTF-8/,
  },
  {
    title: 'UTF-16 with its mark',
    document: () => Buffer.from(`\ufeff${good()}`, 'utf16le'),
    error: 'invalidEncoding',
    explains: /not UTF-8/,
  },
  {
    title: 'UTF-8 that calls itself ISO-8859-2',
    document: () => `<?xml version="1.0" encoding="ISO-8859-2"?>${good()}`,
    error: 'invalidEncoding',
    explains: /encoding="ISO-8859-2"/,
  },
  {
    title: 'a document type without anything in it',
    document: () => `<!DOCTYPE AuthTokenRequest>${good()}`,
    error: 'invalidDocument',
    explains: /DOCTYPE/,
  },
  {
    title: 'a document type behind comments and instructions',
    document: () => `<?xml version="1.0"?>\n<!-- a --><?b c?>\n<!DOCTYPE AuthTokenRequest []>${good()}`,
    error: 'invalidDocument',
    explains: /DOCTYPE/,
  },
  {
    title: 'an entity in the NIP',
    document: () => `<!DOCTYPE a [<!ENTITY n "5265877635">]>${good().replace('<Nip>5265877635', '<Nip>&n;')}`,
    error: 'invalidDocument',
    explains: /entities/,
  },
  {
    title: 'an external entity',
    document: () => `<!DOCTYPE a [<!ENTITY n SYSTEM "file:///etc/passwd">]>${good().replace('<Nip>', '<Nip>&n;')}`,
    error: 'invalidDocument',
    explains: /entities/,
  },
  {
    title: '5,000 elements',
    document: () => forge({ objects: `<ds:Object>${'<a/>'.repeat(5000)}</ds:Object>` }),
    error: 'validationFailed',
    explains: /pieces of markup/,
  },
  {
    title: '2,000 attributes',
    document: () => change(good(), 'Id="Signature"', Array.from({ length: 2000 }, (_, i) => `a${i}="" `).join('')),
    error: 'validationFailed',
    explains: /attributes/,
  },
  {
    title: '300 namespaces',
    document: () =>
      change(good(), 'Id="Signature"', Array.from({ length: 300 }, (_, i) => ` xmlns:a${i}="urn:a"`).join('')),
    error: 'validationFailed',
    explains: /namespace declarations/,
  },
  {
    title: '55 namespaces around 650 elements',
    document: () =>
      forge({
        objects: `<ds:Object${Array.from({ length: 55 }, (_, i) => ` xmlns:a${i}="urn:a"`).join('')}>${'<a></a>'.repeat(650)}</ds:Object>`,
      }),
    error: 'validationFailed',
    explains:
      /has \d{7} pieces of markup times the square of namespace declarations; the simulator takes at most 250000/,
  },
  {
    title: 'a namespace of 257 characters',
    document: () => change(good(), 'Id="Signature"', `Id="Signature" xmlns:a="urn:${'a'.repeat(253)}"`),
    error: 'validationFailed',
    explains: /namespace of the document has 257 characters; the simulator takes at most 256/,
  },
  {
    title: '1,000 references',
    document: () => change(good(), /<ds:Reference URI="">.*?<\/ds:Reference>/, '<ds:Reference URI=""/>'.repeat(1000)),
    error: 'validationFailed',
    explains: /attributes/,
  },
  {
    title: '1,000 transforms',
    document: () => change(good(), /<ds:Transform .*?\/>/, transform(ns.exclusive).repeat(1000)),
    error: 'validationFailed',
    explains: /pieces of markup/,
  },
  {
    title: '10,000 nested elements',
    document: () => change(good(), '<ds:Object>', `<ds:Object>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`),
    error: 'validationFailed',
    explains: /pieces of markup/,
  },
  {
    title: '5 MB of Base64',
    document: () => change(good(), /(SignatureValue>)[^<]*/, `$1${'A'.repeat(5 * 1024 * 1024)}`),
    error: 'validationFailed',
    explains: /bytes/,
  },
  ...[
    ['a document cut short', () => good().slice(0, -10)],
    ['an entity nobody declared', () => good().replace('<Nip>', '<Nip>&who;')],
    ['two roots', () => `${good()}<a/>`],
    ['a prefix nobody bound', () => good().replace('<Nip>', '<q:Nip>')],
    ['one attribute twice', () => good().replace('Id="Signature"', 'Id="Signature" Id="Signature"')],
    ['a control character', () => good().replace('<Nip>', '<Nip>\u0001')],
    ['300 nested elements', () => good().replace('<Nip>', '<a>'.repeat(300)).replace('</Nip>', '</a>'.repeat(300))],
    ['an empty body', () => ''],
  ].map(
    ([title, document]): Refusal => ({
      title: title as string,
      document: document as () => string,
      error: 'unreadableContent',
      explains: /not well-formed/,
    }),
  ),
  {
    title: '40 nested elements',
    document: () => change(good(), '<ds:Object>', `<ds:Object>${'<a>'.repeat(40)}${'</a>'.repeat(40)}`),
    error: 'validationFailed',
    explains: /nest more than 24 deep/,
  },
  {
    title: '6,000 character references',
    document: () => change(good(), '<ds:Object>', `<ds:Object>${'&#13;'.repeat(6000)}`),
    error: 'validationFailed',
    explains: /character references/,
  },
  {
    title: 'a prefix list of 100 names',
    document: () =>
      change(
        good(),
        `<ds:Transform Algorithm="${ns.exclusive}"></ds:Transform>`,
        transform(ns.exclusive, `<e:InclusiveNamespaces xmlns:e="${ns.exclusive}" PrefixList="${'a '.repeat(100)}"/>`),
      ),
    error: 'unsupportedAlgorithm',
    explains: /names 100 prefixes/,
  },
  {
    title: 'XML 1.1',
    document: () => `<?xml version="1.1"?>${good()}`,
    error: 'unreadableContent',
    explains: /version 1\.1/,
  },
]
