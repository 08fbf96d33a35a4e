import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { dayFromNow } from '../suite-invoices.ts'
import { signInUnit } from '../suite-permissions.ts'
import { freshNip, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { attachmentStatus } from './attachment-status.ts'

const statusFor = ({ call }: Session) => call.permissions.attachmentStatus()

const cases: Case[] = [
  {
    title: 'never allowed: false alone',
    evidence: 'assumed',
    source: 'attachments-002',
    async run(target) {
      assert.deepEqual(await statusFor(await signInOwner(target)), { isAttachmentAllowed: false })
    },
  },
  {
    title: 'allowed: true alone; ended from tomorrow on: still true, with the day',
    evidence: 'described',
    source: ['permissions-query-110', 'testdata-056', 'testdata-057', 'permissions-query-075'],
    async run(target) {
      const owner = await signInOwner(target)
      const nip = owner.context.value
      await target.call.testdata.allowAttachments({ body: { nip } })
      assert.deepEqual(await statusFor(owner), { isAttachmentAllowed: true })
      const expectedEndDate = await dayFromNow(target, 1)
      await target.call.testdata.disallowAttachments({ body: { nip, expectedEndDate } })
      const { isAttachmentAllowed, revokedDate } = await statusFor(owner)
      assert.equal(isAttachmentAllowed, true)
      assert.equal(Date.parse(revokedDate!), Date.parse(`${expectedEndDate}T00:00:00Z`))
    },
  },
  {
    title: 'ended at once: false, with the instant',
    evidence: 'described',
    source: 'testdata-057',
    async run(target) {
      const owner = await signInOwner(target)
      const body = { nip: owner.context.value }
      await target.call.testdata.allowAttachments({ body })
      await target.call.testdata.disallowAttachments({ body })
      const { isAttachmentAllowed, revokedDate } = await statusFor(owner)
      assert.equal(isAttachmentAllowed, false)
      assert.ok(revokedDate)
    },
  },
  {
    title: "a unit reads its NIP's",
    evidence: 'assumed',
    source: 'simulator/ksef/permissions/attachment-status.ts',
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.allowAttachments({ body: { nip } })
      assert.deepEqual(await statusFor(await signInUnit(target, nip)), { isAttachmentAllowed: true })
    },
  },
  {
    title: 'InvoiceRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-003',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      await refused(statusFor(delegate), 'missingPermissions')
    },
  },
]

export const attachmentStatusSuite = suite(attachmentStatus, cases)
