/** Above the heading: the page that this one came from. */
export const Back = ({ href, label }: { href: string; label: string }) => (
  <p class="back">
    <a href={href}>
      <span aria-hidden="true">← </span>
      {label}
    </a>
  </p>
)
