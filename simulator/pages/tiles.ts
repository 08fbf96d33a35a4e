import { html } from 'hono/html'

interface Tile {
  readonly href: string
  readonly name: string
  readonly line: string
}

/** Links, each with a line on what is there. */
export const tiles = (all: readonly Tile[]) => html`<ul class="tiles">
  ${all.map(
    ({ href, name, line }) =>
      html`<li><a class="tile" href="${href}"><strong>${name}</strong><span>${line}</span></a></li>`,
  )}
</ul>`
