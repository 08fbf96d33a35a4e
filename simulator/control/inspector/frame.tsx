import type { Child } from 'hono/jsx'
import { page } from '../../pages/page.ts'
import { say as sayOfSite } from '../../pages/texts.ts'
import { brokenAt } from '../../portal/parts/broken-at.tsx'
import type { Look } from './look.ts'

export const paths = {
  exchanges: '/control',
  state: '/control/inspector/state',
  steering: '/control/inspector/steering',
} as const

const tabs = [
  { name: 'exchanges', href: paths.exchanges },
  { name: 'state', href: paths.state },
  { name: 'steering', href: paths.steering },
  { name: 'calls', href: '/control/docs' },
] as const

export type Tab = (typeof tabs)[number]['name']

const Tabs = ({ look, tab }: { look: Look; tab: Tab }) => (
  <nav class="tabs" aria-label={look.say('inspector')}>
    <ul>
      {tabs.map(({ name, href }) => (
        <li>
          <a
            href={look.to(href)}
            aria-current={name !== tab ? undefined : look.url.pathname === href ? 'page' : 'true'}
          >
            {look.say(name)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** The same page of each world. */
const Worlds = ({ look, path }: { look: Look; path: string }) => {
  const { name, keeper } = look.steering
  const worlds = keeper.all()
  if (worlds.length < 2) return null
  return (
    <nav class="worlds" aria-label={look.say('worlds')}>
      <span>{look.say('world')}</span>
      <ul>
        {worlds.map(world => (
          <li>
            <a href={look.toWorld(world.prefix, path)} aria-current={world.name === name ? 'true' : undefined}>
              {world.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface FrameProps {
  readonly look: Look
  readonly tab: Tab
  readonly title: string
  /** Something was refused; the page's title says so. */
  readonly failed?: boolean | undefined
  readonly children: Child
}

/** A page of the inspector, as text. */
export const frame = ({ look, tab, title, failed, children }: FrameProps) => {
  const { url, tongue, say } = look
  const query = new URLSearchParams(url.search)
  query.delete('done')
  return page(
    {
      title: `${failed ? `${say('error')}: ` : ''}${title} – ${sayOfSite('product')[tongue]}`,
      ...{ tongue, query, bilingual: true, broad: true },
      path: url.pathname,
      style: '/control/inspector/inspector.css',
      script: '/control/inspector/inspector.js',
    },
    <>
      <h1>{brokenAt(title, /(?=\/)/)}</h1>
      <div class="places">
        <Tabs look={look} tab={tab} />
        <Worlds look={look} path={tab === 'calls' ? paths.exchanges : paths[tab]} />
      </div>
      {children}
      <div class="unseen" id="announcement" role="status"></div>
    </>,
  )
}

export const Notice = ({ kind, children }: { kind: 'done' | 'error'; children: Child }) => (
  <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    {children}
  </div>
)
