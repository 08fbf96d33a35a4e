import { RevocationReason } from '../../../contracts/ksef/certificates/revoke.ts'
import { confirmation } from '../parts/confirm.tsx'
import { FormFields } from '../parts/form-fields.tsx'
import { listPath } from '../parts/list/list.tsx'
import { redirectTo } from '../reply.tsx'
import type { TextKey } from '../texts.ts'
import { certificateFacts, findCertificate } from './facts.tsx'
import { certificateList } from './list.tsx'

const reasons: Record<(typeof RevocationReason.options)[number], TextKey> = {
  Unspecified: 'reasonUnspecified',
  Superseded: 'reasonSuperseded',
  KeyCompromise: 'reasonKeyCompromise',
}

export const revokeCertificate = confirmation({
  path: '/web/certificates/revoke',
  title: 'revokeCertificateTitle',
  lead: 'revokeCertificateLead',
  verb: 'revoke',
  keep: 'revokeCertificateKeep',
  refused: 'revokeCertificateRefused',
  members: ['certificate', 'list'],
  load: async (visit, given) => {
    const serialNumber = given.get('certificate')
    const back = (more: Record<string, string>) => redirectTo(visit, listPath(certificateList, given.get('list'), more))
    if (!serialNumber) return back({ unselected: '1' })
    return (await findCertificate(visit, serialNumber)) ?? back({})
  },
  facts: certificateFacts,
  fields: (_, __, say) => (
    <FormFields
      say={say}
      focusFirst={false}
      fields={[
        {
          name: 'reason',
          label: 'revokeReason',
          kind: 'select',
          standard: 'Unspecified',
          choices: RevocationReason.options.map(value => ({ value, label: reasons[value] })),
        },
      ]}
    />
  ),
  act: ({ signedIn }, given) =>
    signedIn.ksef.certificates.revoke({
      params: { certificateSerialNumber: given.get('certificate') ?? '' },
      body: { revocationReason: RevocationReason.safeParse(given.get('reason')).data },
    }),
  back: given => listPath(certificateList, given.get('list')),
  done: given => listPath(certificateList, given.get('list'), { revoked: given.get('certificate') ?? '' }),
})
