import { menuFor } from '../menu.ts'
import { signedInPages } from '../pages.ts'
import type { SignedIn } from '../session.ts'
import type { Visit } from '../visit.ts'

const id = 'menu-list'

/** A page below one of the menu belongs to it. */
const entryOf = (hrefs: readonly string[], path: string): string | undefined =>
  hrefs.filter(href => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.length - a.length)[0]

/**
 * The left menu: sections, and in each what this sign-in may do. On a narrow screen it waits behind its button, as a popover,
 * which needs no script.
 */
export const Menu = ({ visit, signedIn }: { visit: Visit; signedIn: SignedIn }) => {
  const { say, url } = visit
  const sections = menuFor(signedIn.rights, signedInPages)
  const here = entryOf(
    sections.flatMap(({ entries }) => entries.map(([href]) => href)),
    url.pathname,
  )
  return (
    <nav class="menu" aria-label={say('menu')}>
      <button type="button" class="quiet menu-button" popovertarget={id}>
        <span aria-hidden="true">≡ </span>
        {say('menu')}
      </button>
      <div id={id} class="menu-list" popover="auto">
        {sections.map(({ label, entries }, index) => (
          <>
            {label && entries.length > 1 && (
              <p class="menu-group" id={`menu-${index}`}>
                {say(label)}
              </p>
            )}
            <ul aria-labelledby={label && entries.length > 1 ? `menu-${index}` : undefined}>
              {entries.map(([href, name]) => (
                <li>
                  <a href={href} aria-current={href === here ? 'page' : undefined}>
                    {say(name)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </nav>
  )
}
