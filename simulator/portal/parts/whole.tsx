import type { Child } from 'hono/jsx'

/** As long as a span of days. What is longer would not fit on a narrow page. */
export const longestWhole = 23

/** A text whose words with a dash, as numbers and dates have it, are not broken there. */
export const whole = (text: string): Child =>
  text
    .split(' ')
    .flatMap(word => [
      ' ',
      word.includes('-') && word.length <= longestWhole ? <span class="whole">{word}</span> : word,
    ])
    .slice(1)
