import type { Code } from '../picture/picture.ts'

/** KOD I as it stands on a picture. */
export const QrCode = ({ title, svg, link, caption, hint }: Code) => (
  <section class="picture-section picture-codes">
    <h3>{title}</h3>
    <figure>
      <img src={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`} alt={title} />
      <figcaption class="mono">{caption}</figcaption>
    </figure>
    <p>
      {hint}
      <br />
      <a href={link}>{link}</a>
    </p>
  </section>
)
