import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import { withInstants } from '../suite-invoices.ts'
import {
  byFingerprint,
  byItsFingerprint,
  byNip,
  byPesel,
  carriedOut,
  description,
  endsIn,
  fingerprintOf,
  grantedFrom,
  heldBy,
  keptOut,
  operationNow,
  person,
  personsIn,
  scopesOf,
  strangerOf,
  toPerson,
} from '../suite-permissions.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  personOf,
  sealOf,
  signIn,
  signInDelegate,
  signInOwner,
  signInProvider,
} from '../suite-preparation.ts'
import { grantToPerson } from './grant-to-person.ts'

const notARole = 'Kontekst identyfikatora nie odpowiada wymaganej roli lub uprawnieniom'
const enforcement = ['EnforcementOperations'] as const

const granted: Case[] = [
  {
    title: 'the owner grants two permissions: 202 with a number of type EG, 200, and a row for each of them',
    evidence: 'recorded',
    source: [
      'permissions-grant-061',
      'permissions-grant-077',
      'permissions-grant-079',
      'permissions-grant-042',
      'permissions-query-111',
      'permissions-authorization-grant-eg-2025-10',
      'reference-numbers-009',
    ],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead', 'InvoiceWrite'])
      const started = owner.call.permissions.grantToPerson({ body })
      assert.match((await started).referenceNumber, /^\d{8}-EG-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}$/)
      await carriedOut(target, owner, started)
      const rows = await personsIn(owner)
      assert.deepEqual(scopesOf(rows), ['InvoiceRead', 'InvoiceWrite'])
      assert.equal(new Set(rows.map(({ id }) => id)).size, 2)
      assert.equal(new Set(rows.map(({ startDate }) => Date.parse(startDate))).size, 1)
      for (const row of rows) {
        assert.match(row.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        assert.deepEqual(row.authorizedIdentifier, byPesel(pesel))
        assert.deepEqual(row.authorIdentifier, byNip(owner.context.value))
        assert.deepEqual(row.subjectPersonDetails, { subjectDetailsType: 'PersonByIdentifier', ...person.personById })
        assert.equal(row.description, description)
        assert.equal(row.permissionState, 'Active')
        assert.equal(row.canDelegate, false)
      }
    },
  },
  {
    title: 'the person signs in to the context with just these permissions, and not before',
    evidence: 'described',
    source: ['permissions-grant-084', 'permissions-effective-004'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      await keptOut(target, identity, owner.context)
      const body = toPerson(byPesel(pesel), ['InvoiceRead', 'CredentialsRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      assert.deepEqual(heldBy(await signIn(target, identity, owner.context)), ['CredentialsRead', 'InvoiceRead'])
    },
  },
  {
    title: 'what is granted to a NIP works by seal and by the signature of a person with that NIP',
    evidence: 'described',
    source: 'permissions-grant-084',
    async run(target) {
      const [owner, nip] = [await signInOwner(target), freshNip()]
      const body = toPerson(byNip(nip), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      for (const identity of [await sealOf(target, nip), await personOf(target, `TINPL-${nip}`)])
        assert.deepEqual(heldBy(await signIn(target, identity, owner.context)), ['InvoiceRead'])
    },
  },
  {
    title: 'a certificate without NIP and PESEL is granted something by its fingerprint, in either case of letters',
    evidence: 'described',
    source: ['permissions-grant-063', 'permissions-grant-102'],
    async run(target) {
      const [owner, identity] = [await signInOwner(target), await strangerOf(target)]
      const value = fingerprintOf(identity)
      const body = toPerson({ type: 'Fingerprint', value: value.toLowerCase() }, ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const authorizedIdentifier = { type: 'Fingerprint' as const, value }
      const [row = assert.fail(), ...others] = await personsIn(owner, { authorizedIdentifier })
      assert.equal(others.length, 0)
      const { subjectDetailsType, personByFpNoId } = byFingerprint
      assert.deepEqual(row.subjectPersonDetails, { subjectDetailsType, ...personByFpNoId })
      assert.deepEqual(heldBy(await signIn(target, identity, owner.context, byItsFingerprint)), ['InvoiceRead'])
    },
  },
  {
    title:
      'a delegate with CredentialsManage grants what they lack themselves, and the owner sees it as granted from here',
    evidence: 'described',
    source: [
      'permissions-grant-062',
      'permissions-grant-082',
      'permissions-grant-059',
      'permissions-query-079',
      'permissions-query-099',
    ],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const delegate = await signInDelegate(target, nip, ['CredentialsManage'])
      const scopes = [
        'CredentialsManage',
        'CredentialsRead',
        'InvoiceWrite',
        'InvoiceRead',
        'Introspection',
        'SubunitManage',
      ] as const
      const body = toPerson(byPesel(pesel), [...scopes])
      await carriedOut(target, delegate, delegate.call.permissions.grantToPerson({ body }))
      const owner = await signInOwner(target, nip)
      for (const by of [owner, delegate]) {
        const rows = await grantedFrom(by, { authorizedIdentifier: byPesel(pesel), permissionState: 'Active' })
        assert.deepEqual(scopesOf(rows), [...scopes].sort())
        assert.equal(rows[0]?.authorIdentifier.type, 'Pesel')
      }
    },
  },
  {
    title: 'who is granted more sees it after a refresh',
    evidence: 'described',
    source: ['permissions-grant-072', 'permissions-revoke-016'],
    async run(target) {
      const nip = freshNip()
      const pesel = freshPesel()
      const delegate = await signInDelegate(target, nip, ['CredentialsManage'], pesel)
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, delegate, delegate.call.permissions.grantToPerson({ body }))
      const { accessToken } = await target.as({ refreshToken: delegate.refreshToken }).auth.refresh()
      assert.deepEqual(heldBy(delegate), ['CredentialsManage'])
      assert.deepEqual(heldBy({ ...delegate, accessToken: accessToken.token }), ['CredentialsManage', 'InvoiceRead'])
    },
  },
  {
    title: 'who is granted the same again keeps the row there is',
    evidence: 'described',
    source: ['permissions-grant-043', 'permissions-grant-080'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const before = await personsIn(owner)
      await carriedOut(
        target,
        owner,
        owner.call.permissions.grantToPerson({ body: { ...body, description: 'Another description' } }),
      )
      assert.deepEqual(withInstants(await personsIn(owner)), withInstants(before))
    },
  },
  {
    title: 'a bailiff and an enforcement authority grant EnforcementOperations',
    evidence: 'described',
    source: ['permissions-grant-065', 'permissions-grant-045'],
    async run(target) {
      const [bailiff, authority] = [freshNip(), freshNip()]
      await target.call.testdata.createPerson({
        body: { nip: bailiff, pesel: freshPesel(), isBailiff: true, description: 'Bailiff' },
      })
      await target.call.testdata.createSubject({
        body: { subjectNip: authority, subjectType: 'EnforcementAuthority', description: 'Authority' },
      })
      for (const nip of [bailiff, authority]) {
        const owner = await signInOwner(target, nip)
        const body = toPerson(byPesel(freshPesel()), [...enforcement])
        await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
        assert.deepEqual(scopesOf(await personsIn(owner)), [...enforcement])
      }
    },
  },
]

const refusals: Case[] = [
  {
    title: 'EnforcementOperations without the role: 202, then 430, and nothing is listed',
    evidence: 'described',
    source: ['permissions-grant-064', 'permissions-grant-083', 'permissions-grant-078', 'permissions-operations-009'],
    async run(target) {
      const owner = await signInOwner(target)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead', ...enforcement])
      await endsIn(target, owner, owner.call.permissions.grantToPerson({ body }), 430, notARole)
      assert.deepEqual(await personsIn(owner), [])
    },
  },
  {
    title: 'nothing is granted to the owner: 440',
    evidence: 'assumed',
    source: ['permissions-operations-018', 'permissions-operations-010'],
    async run(target) {
      const owner = await signInOwner(target)
      const body = toPerson(byNip(owner.context.value), ['InvoiceRead'])
      const text = 'Operacja niedozwolona dla wskazanych powiązań identyfikatorów'
      await endsIn(target, owner, owner.call.permissions.grantToPerson({ body }), 440, text)
    },
  },
  {
    title: 'until it is carried out a grant has status 100 and gives nothing',
    evidence: 'recorded',
    source: ['permissions-operation-status-100-2025-10', 'permissions-operations-015', 'permissions-operations-004'],
    needs: ['delays'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      const started = await owner.call.permissions.grantToPerson({ body })
      assert.deepEqual(await operationNow(owner, started), {
        code: 100,
        description: 'Operacja przyjęta do realizacji',
      })
      assert.deepEqual(await personsIn(owner), [])
    },
  },
  {
    title: 'a permission listed twice, none at all, and an unknown one are refused',
    evidence: 'assumed',
    source: 'permissions-grant-081',
    async run(target) {
      const { call, accessToken } = await signInOwner(target)
      const subject = byPesel(freshPesel())
      for (const permissions of [['InvoiceRead', 'InvoiceRead'] as const, [] as const])
        await refused(call.permissions.grantToPerson({ body: toPerson(subject, [...permissions]) }), 'validationFailed')
      const body = { ...toPerson(subject, []), permissions: ['VatUeManage'] }
      const response = await target.request('POST', '/permissions/persons/grants', { token: accessToken, body })
      assert.equal(response.status, 400)
    },
  },
  {
    title: 'details that do not fit the subject, or without the member of their kind, are refused',
    evidence: 'assumed',
    source: ['permissions-grant-103', 'permissions-grant-046'],
    async run(target) {
      const { call } = await signInOwner(target)
      const subject = byPesel(freshPesel())
      for (const subjectDetails of [byFingerprint, { subjectDetailsType: 'PersonByIdentifier' as const }])
        await refused(
          call.permissions.grantToPerson({ body: toPerson(subject, ['InvoiceRead'], { subjectDetails }) }),
          'validationFailed',
        )
    },
  },
  {
    title: 'of the details only the member of their kind is validated; what cannot be read is refused anywhere',
    evidence: 'assumed',
    source: ['permissions-grant-103', 'known-21001-json-parsing'],
    async run(target) {
      const owner = await signInOwner(target)
      const { personById } = toPerson(byPesel(freshPesel()), []).subjectDetails
      const grantWith = (details: object) =>
        owner.call.permissions.grantToPerson({
          body: toPerson(byPesel(freshPesel()), ['InvoiceRead'], {
            subjectDetails: { subjectDetailsType: 'PersonByIdentifier', personById, ...details } as never,
          }),
        })
      const half = { firstName: 'A', birthDate: '31.01.1990' }
      await carriedOut(target, owner, grantWith({ personByFpNoId: half, personByFpWithId: {} }))
      await refused(
        grantWith({ personById: { ...personById, firstName: 'A' }, personByFpNoId: half }),
        'validationFailed',
      )
      const { text } = await refused(grantWith({ personByFpNoId: { ...half, lastName: 7 } }), 'unreadableContent')
      assert.equal(text, 'Nieczytelna treść.')
    },
  },
  {
    title: 'identifiers of another form than their kind, and a country that is no code, are refused',
    evidence: 'documented',
    source: ['permissions-grant-047', 'permissions-grant-102', 'permissions-grant-002'],
    async run(target) {
      const { call } = await signInOwner(target)
      const idDocument = { ...byFingerprint.personByFpNoId.idDocument, country: 'de' }
      const subjectDetails = {
        ...byFingerprint,
        personByFpNoId: { ...byFingerprint.personByFpNoId, idDocument },
      }
      const fingerprint = { type: 'Fingerprint' as const, value: 'A'.repeat(64) }
      for (const body of [
        toPerson({ type: 'Nip', value: '0000000000' }, ['InvoiceRead']),
        toPerson(byPesel('00000000000'), ['InvoiceRead']),
        toPerson(fingerprint, ['InvoiceRead'], { subjectDetails }),
      ])
        await refused(call.permissions.grantToPerson({ body }), 'validationFailed')
    },
  },
  {
    title: 'all that is missing is told at once',
    evidence: 'described',
    source: ['errors-028', 'permissions-grant-046'],
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/permissions/persons/grants', { token: accessToken, body: {} })
      assert.equal(response.status, 400)
      const { exception } = await jsonOf<{ exception: { exceptionDetailList: { details: string[] }[] } }>(response)
      assert.deepEqual(exception.exceptionDetailList[0]?.details, [
        "'subjectIdentifier' must not be empty.",
        "'permissions' must not be empty.",
        "'description' must not be empty.",
        "'subjectDetails' must not be empty.",
      ])
    },
  },
  {
    title: 'without CredentialsManage: 403, with what would be needed and what is there',
    evidence: 'recorded',
    source: ['permissions-grant-004', 'error-403-missing-permissions', 'errors-024', 'permissions-grant-059'],
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead', 'InvoiceWrite'])
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      const { security } = await refused(delegate.call.permissions.grantToPerson({ body }), 'missingPermissions')
      assert.deepEqual(security?.requiredAnyOfPermissions, ['CredentialsManage'])
    },
  },
  {
    title: 'a Peppol provider grants nothing: 403',
    evidence: 'assumed',
    source: ['permissions-grant-104', 'peppol-016'],
    async run(target) {
      const provider = await signInProvider(target)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      await refused(provider.call.permissions.grantToPerson({ body }), 'missingPermissions')
    },
  },
  {
    title: "a grant is its context's alone: elsewhere the person is nobody",
    evidence: 'described',
    source: 'permissions-effective-004',
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      await keptOut(target, await personOf(target, `PNOPL-${pesel}`), nipContext(freshNip()))
    },
  },
  {
    title: 'what is granted to a PESEL does not serve a sign-in by the NIP of that person',
    evidence: 'assumed',
    source: 'permissions-effective-007',
    async run(target) {
      const [owner, nip, pesel] = [await signInOwner(target), freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Accountant' } })
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      await keptOut(target, await personOf(target, `TINPL-${nip}`), owner.context)
    },
  },
]

export const grantToPersonSuite = suite(grantToPerson, [...granted, ...refusals])
