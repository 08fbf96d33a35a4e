import type { Child } from 'hono/jsx'

/** A text that is broken at these places where there is little room, rather than within a number or a word. */
export const brokenAt = (text: string, places: RegExp): Child =>
  text.split(places).map((part, index) =>
    index === 0 ? (
      part
    ) : (
      <>
        <wbr />
        {part}
      </>
    ),
  )
