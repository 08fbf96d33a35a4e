import type { shownExchange } from '../shown-exchange.ts'

type Shown = ReturnType<typeof shownExchange>

/** The first digit of a status tells its colour. */
export const kindOf = (status: number | string | null): string => (status === null ? '-' : String(status)[0]!)

/** 2026-11-29 19:04:33.123, by the clock of its world. */
export const momentOf = (at: string): string => at.replace('T', ' ').replace('Z', '')

/**
 * An exchange in the list. The script fills a copy of an empty one by the names of its parts (`data-part`).
 * @param href without one it is the empty one
 */
export const Row = ({ shown, href, noAnswer }: { shown?: Shown; href?: string; noAnswer: string }) => {
  const part = (name: keyof Shown, text: string | undefined = '', className?: string) => (
    <span data-part={name} class={className} hidden={text === ''}>
      {text}
    </span>
  )
  return (
    <li class="row" data-kind={kindOf(shown?.status ?? null)}>
      <span class="badge" data-part="status">
        {shown?.status ?? noAnswer}
      </span>
      <a class="call" href={href}>
        <span class="method" data-part="method">
          {shown?.method}
        </span>{' '}
        <code data-part="path">{shown?.path}</code>
      </a>
      <span class="facts">
        {part('operation', shown?.operation, 'operation')}
        {part('context', shown?.context)}
        {part('world', shown?.world, 'world')}
        {part('fault', shown?.fault, 'fault')}
        <time data-part="at" datetime={shown?.at}>
          {shown && momentOf(shown.at)}
        </time>
      </span>
      {/* The log's own words; in the reader's language they stand in the exchange itself. */}
      <span data-part="why" class="why" lang="en" hidden={shown?.why === undefined}>
        {shown?.why}
      </span>
    </li>
  )
}
