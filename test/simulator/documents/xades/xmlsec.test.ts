import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { canonicalizations } from '../../../../simulator/documents/xades/algorithms.ts'
import { verify } from '../../../../simulator/documents/xades/verify.ts'
import { isInstalled } from '../../../shared.ts'
import { forge, itsProperties, now, ns, person, reference, requestContent, transform, wholeRequest } from './forge.ts'

// xmlsec1 and we make the same octets of what is spelled in every way.

const folder = mkdtempSync(join(tmpdir(), 'ksef-xmlsec-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = ['a', 'xs', 'xsi'].map(prefix => ` xmlns:${prefix}="urn:${prefix}"`).join('')

const spelled = (algorithm: string, parameters = ''): string =>
  forge({
    by: person,
    canonicalization: algorithm,
    references: [
      reference({ ...wholeRequest, transforms: [transform(ns.enveloped), transform(algorithm, parameters)] }),
      reference({ ...itsProperties, transforms: [transform(algorithm, parameters)] }),
      reference({ uri: '#KeyInfo' }),
    ],
    content: `<!-- a --><?b  c?>\r\n${requestContent.replace('5265877635', '<![CDATA[526587]]>&#55;635')}`,
    unsigned:
      '<xades:UnsignedProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"><a xmlns=""/></xades:UnsignedProperties>',
    around: (content, signature) =>
      `<?d?><!-- e --><AuthTokenRequest${names} xmlns="${ns.request}">${content}${signature.replace('<xades:SignedSignatureProperties', '<!-- f -->&#13;$&').replace('<ds:X509Data', '<a:b xs:d="&#9;&quot;" a:c="1" xmlns:xs="urn:other"/>$&')}</AuthTokenRequest><!-- g -->`,
  })

const prefixes = `<e:InclusiveNamespaces xmlns:e="${ns.exclusive}" PrefixList="xs #default"/>`

test
  .skipIf(!isInstalled('xmlsec1'))
  .each([
    ...[...canonicalizations.keys()].map(algorithm => [algorithm, spelled(algorithm)]),
    ['a prefix list', spelled(ns.exclusive, prefixes)],
  ])('xmlsec1 and we take the same: %s', (name, document) => {
  expect(verify(Buffer.from(document!), { now, profile: 'test' }).request.context.value).toBe('5265877635')
  const path = join(folder, `${name!.replace(/\W/g, '-')}.xml`)
  writeFileSync(path, document!)
  const ids = ['http://uri.etsi.org/01903/v1.3.2#:SignedProperties', `${ns.ds}:KeyInfo`].flatMap(name => [
    '--id-attr:Id',
    name,
  ])
  expect(String(spawnSync('xmlsec1', ['--verify', '--insecure', ...ids, path]).stderr)).toMatch(/^OK\n/)
})
