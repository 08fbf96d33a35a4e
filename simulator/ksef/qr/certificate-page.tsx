import { filled } from '../../../contracts/filled.ts'
import { certificateChecks, certificatePageTexts as texts } from '../../../contracts/ksef/qr/texts.ts'
import { Page } from './page.tsx'
import type { CertificateVerdict } from './verify-certificate.ts'

/** The four checks side by side, each with its own answer. */
export const CertificatePage = ({ holds, seller }: Pick<CertificateVerdict, 'holds'> & { seller: string }) => (
  <Page title={certificateChecks.every(check => holds[check]) ? texts.valid : texts.invalid}>
    <ul>
      {certificateChecks.map(check => (
        <li class={holds[check] ? 'yes' : 'no'}>{filled(texts[check][holds[check] ? 'yes' : 'no'], { seller })}</li>
      ))}
    </ul>
  </Page>
)
