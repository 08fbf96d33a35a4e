import type { Child } from 'hono/jsx'

/** A text whose words with a dash, as numbers have it, are not broken there. */
export const whole = (text: string): Child =>
  text
    .split(' ')
    .flatMap(word => [' ', word.includes('-') ? <span class="whole">{word}</span> : word])
    .slice(1)
