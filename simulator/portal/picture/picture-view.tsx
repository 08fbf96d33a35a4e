import type { Child } from 'hono/jsx'
import { longestWhole, whole } from '../parts/whole.tsx'
import type { Say } from '../texts.ts'
import type { Block, Line, Picture, Section } from './picture.ts'
import { systemName } from './system-name.ts'

/** A value that is not long stands on one line, so no date is broken at its dashes. */
const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <dl>
    {lines.map(([label, value]) => (
      <div>
        {label !== '' && <dt>{label}</dt>}
        <dd>
          <bdi class={value.length > longestWhole ? undefined : 'whole'}>
            {value.length > longestWhole ? whole(value) : value}
          </bdi>
        </dd>
      </div>
    ))}
  </dl>
)

const Rows = ({ head, rows }: Extract<Block, { kind: 'table' }>) => (
  <section class="picture-table" tabindex={0} aria-label={head.map(({ label }) => label).join(', ')}>
    <table>
      <thead>
        <tr>
          {head.map(({ label, isNumber }) => (
            <th scope="col" class={isNumber ? 'is-amount' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr>
            {row.map((value, column) => (
              <td class={head[column]?.isNumber ? 'is-amount' : undefined}>
                <bdi>{whole(value)}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Content = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'lines':
      return <Lines lines={block.lines} />
    case 'texts':
      return (
        <>
          {block.texts.map(text => (
            <p class="picture-text">
              <bdi>{text}</bdi>
            </p>
          ))}
        </>
      )
    case 'table':
      return <Rows {...block} />
    case 'total':
      return (
        <p class="picture-total">
          {block.label}: <strong>{block.value}</strong>
        </p>
      )
  }
}

const titleOf = (block: Block): string | undefined => ('title' in block ? block.title : undefined)

/** Below the section's title, or in its place. */
const BlockTitle = ({ title, below }: { title?: string; below: boolean }) => {
  if (!title) return null
  return below ? <h4>{title}</h4> : <h3 class="picture-party">{title}</h3>
}

const Part = ({ title, columns }: Section) => (
  <section class="picture-section">
    {title && <h3>{title}</h3>}
    <div class={columns.length > 1 ? 'picture-columns' : undefined}>
      {columns.map(blocks => (
        <div>
          {blocks.map(block => (
            <div class="picture-block">
              <BlockTitle title={titleOf(block)} below={title !== undefined} />
              <Content block={block} />
            </div>
          ))}
        </div>
      ))}
    </div>
  </section>
)

const SystemName = ({ say }: { say: Say }) => {
  const { before, letter, after } = systemName(say)
  return (
    <p>
      {before}
      <b>
        <span>{letter}</span>
        {after}
      </b>
    </p>
  )
}

/** The picture as a page shows it: paper, also in the dark, and as it is printed. */
export const PictureView = ({ say, picture, codes }: { say: Say; picture: Picture; codes?: Child }) => (
  <article class="picture" aria-labelledby="picture-title">
    <header class="picture-head">
      <SystemName say={say} />
      <div>
        {picture.numberLabel && <p>{picture.numberLabel}:</p>}
        <h2 id="picture-title">
          <bdi>{picture.number}</bdi>
        </h2>
        {picture.kind && <p>{picture.kind}</p>}
        {picture.ksefNumber && (
          <p>
            {picture.ksefNumberLabel}: <span class="mono">{picture.ksefNumber}</span>
          </p>
        )}
      </div>
    </header>
    {picture.sections.map(part => (
      <Part {...part} />
    ))}
    {codes}
    {picture.madeIn && (
      <p class="picture-made">
        <bdi>{say('pictureMadeIn', { system: picture.madeIn })}</bdi>
      </p>
    )}
  </article>
)
