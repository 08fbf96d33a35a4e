import type { Child } from 'hono/jsx'

/** So many characters fit on three lines of the narrowest column. */
const surelyShort = 40

/** A text of somebody's own, however long: three lines of it are seen, and all of it where one points at it. */
export const LongText = ({ text, children }: { text: string; children?: Child }) => (
  <bdi class="long-text" title={text.length > surelyShort ? text : undefined}>
    {children ?? text}
  </bdi>
)
