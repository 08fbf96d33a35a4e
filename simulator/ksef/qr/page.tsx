import type { Child } from 'hono/jsx'
import { page } from '../../pages/page.ts'

/** In Polish whatever is asked for, as KSeF's own; in the simulator's own design. */
export const Page = ({ title, children }: { title: string; children?: Child }) =>
  page(
    { title, tongue: 'pl', path: '' },
    <>
      <h1>{title}</h1>
      <section class="verdict">{children}</section>
    </>,
  )
