import type { Deviation } from '../deviations.ts'

/** The deviations of permissions. */
export const permissionDeviations = [
  {
    name: 'example-unit-without-checksum',
    kind: 'example',
    where: ['POST /permissions/subunits/grants › body › example'],
    reason: 'The check digit of the internal identifier in the example is wrong, and KSeF refuses such a one.',
    evidence: 'recorded',
    source: 'permissions-subunit-checksum-21405',
  },
  {
    name: 'example-vat-ue-of-another-form',
    kind: 'example',
    where: [
      'POST /permissions/eu-entities/administration/grants › body › example',
      'POST /permissions/query/eu-entities/grants › body › example',
    ],
    reason: 'DE123456789012 has twelve digits, where the pattern of the same document has nine.',
    evidence: 'documented',
    source: 'permissions-grant-075',
  },
  {
    name: 'granted-from-the-context',
    kind: 'behaviour',
    where: [],
    reason:
      'The document says that PermissionsGrantedInCurrentContext lists what the caller granted; the tests of the Java ' +
      "client read a delegate's grants there as the owner. It lists what was granted from the context.",
    evidence: 'described',
    source: 'permissions-query-099',
  },
  {
    name: 'indirect-grant-before-the-client',
    kind: 'behaviour',
    where: [],
    reason:
      'The document lets only pass on what a client granted before; the tests of both clients grant first, and the row ' +
      'is Inactive until the client does.',
    evidence: 'described',
    source: 'permissions-grant-076',
  },
  {
    name: 'permission-operations-in-assumed-codes',
    kind: 'behaviour',
    where: [],
    reason:
      'Which fault ends in 400, 420, 440 and 450, and in 410 and 430 beyond what was seen, no document says: the codes ' +
      'are chosen by what their texts mean.',
    evidence: 'assumed',
    source: 'permissions-operations-018',
  },
] as const satisfies readonly Deviation[]
