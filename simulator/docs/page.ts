import { html, raw } from 'hono/html'

type Markup = ReturnType<typeof html>

/** Stands in the page: one request is enough for it. */
export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code { font-size: 0.95em; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.5rem 0; }
h3 { margin: 0.25rem 0; font-size: 1rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: 0 1rem; margin: 0; }
dd { margin: 0; }
table { border-collapse: collapse; }
td, th { padding: 0 1rem 0 0; text-align: left; vertical-align: top; }
.planned { opacity: 0.7; }
`

/** A page of reference: the same look for KSeF's and for A-Cube's. */
export const page = (title: string, content: Markup) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    ${content}
  </body>
</html>`
