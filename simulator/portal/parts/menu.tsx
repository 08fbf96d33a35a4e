import type { TextKey } from '../texts.ts'
import type { Visit } from '../visit.ts'

const entries: readonly (readonly [href: string, label: TextKey])[] = [
  ['/web/tokens/generate', 'generateToken'],
  ['/web/tokens', 'tokenList'],
]

const Entry = ({ visit, href, label }: { visit: Visit; href: string; label: TextKey }) => (
  <li>
    <a href={href} aria-current={visit.url.pathname === href ? 'page' : undefined}>
      {visit.say(label)}
    </a>
  </li>
)

/** The left menu. */
export const Menu = ({ visit }: { visit: Visit }) => (
  <nav class="menu" aria-label={visit.say('menu')}>
    <ul>
      <Entry visit={visit} href="/web/home" label="menuHome" />
    </ul>
    <p class="menu-group" id="menu-tokens">
      {visit.say('menuTokens')}
    </p>
    <ul aria-labelledby="menu-tokens">
      {entries.map(([href, label]) => (
        <Entry visit={visit} href={href} label={label} />
      ))}
    </ul>
  </nav>
)
