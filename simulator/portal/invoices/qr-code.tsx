import type { Say } from '../texts.ts'

interface QrCodeProps {
  readonly say: Say
  readonly svg: string
  readonly link: string
  /** Under the code: the KSeF number. */
  readonly caption: string
}

/** KOD I as it stands on a picture. */
export const QrCode = ({ say, svg, link, caption }: QrCodeProps) => (
  <section class="picture-section picture-codes">
    <h3>{say('pictureQrInvoice')}</h3>
    <figure>
      <img src={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`} alt={say('pictureQrInvoice')} />
      <figcaption class="mono">{caption}</figcaption>
    </figure>
    <p>
      {say('pictureQrLink')}
      <br />
      <a href={link}>{link}</a>
    </p>
  </section>
)
