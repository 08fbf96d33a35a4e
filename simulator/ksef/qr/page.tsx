import type { Child } from 'hono/jsx'

/** Stands in the page: one request is enough for it. */
const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
dl { display: grid; grid-template-columns: 14rem 1fr; gap: 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
li::marker { content: '✓ '; }
li.no::marker { content: '✗ '; }
.mark { opacity: 0.7; }
label, input { display: block; }
`

/** In Polish whatever is asked for, as KSeF's own. */
export const Page = ({ title, children }: { title: string; children?: Child }) => (
  <html lang="pl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }}></style>
    </head>
    <body>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      <p class="mark">ksef-simulator</p>
    </body>
  </html>
)
