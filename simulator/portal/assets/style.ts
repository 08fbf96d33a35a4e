/** The look: one scale of type (1.2), two colours besides ink and paper, light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f5f7f6;
  --surface: #ffffff;
  --ink: #16211f;
  --muted: #50605c;
  --line: #cfd9d5;
  --line-strong: #7b8b86;
  --accent: #0b5a54;
  --accent-hover: #08443f;
  --on-accent: #ffffff;
  --soft: #e4efec;
  --danger: #9c211c;
  --danger-hover: #7d1814;
  --danger-soft: #fbecea;
  --warning: #7a5200;
  --warning-soft: #fdf3d9;
  --mark: #ffd766;
  --on-mark: #2b2000;
  --hood: #10201d;
  --hood-surface: #182d29;
  --hood-line: #34504a;
  --hood-ink: #e2ece9;
  --hood-muted: #a5bbb5;
  --hood-accent: #86d5c6;
  --size-small: 0.875rem;
  --size-1: 1rem;
  --size-2: 1.2rem;
  --size-3: 1.44rem;
  --size-4: 1.728rem;
  --mono: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace;
  --round: 6px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1715;
    --surface: #17211f;
    --ink: #e5edea;
    --muted: #a6b6b1;
    --line: #2f403b;
    --line-strong: #748a84;
    --accent: #82d3c4;
    --accent-hover: #a8e2d7;
    --on-accent: #06231f;
    --soft: #1d302c;
    --danger: #ffa49c;
    --danger-hover: #ffc2bc;
    --danger-soft: #3a1b19;
    --warning: #f3cf7c;
    --warning-soft: #332910;
    --mark: #e9bf4a;
    --hood: #0a110f;
    --hood-surface: #121d1a;
    --hood-line: #2c403b;
  }
}

*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-bottom: 6rem; font: 100%/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
body {
  display: flex;
  flex-direction: column;
  min-height: 100vh;
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  overflow-wrap: break-word;
}
h1, h2, h3, p, dl, dd, ul, ol, fieldset, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
fieldset { border: 0; min-width: 0; }
legend { padding: 0; }
h1 { font-size: var(--size-4); line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: var(--size-2); line-height: 1.3; font-weight: 650; }
h3 { font-size: var(--size-1); font-weight: 650; }
small { font-size: var(--size-small); }
code, pre, .mono { font-family: var(--mono); font-size: 0.94em; font-variant-ligatures: none; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { color: var(--accent-hover); text-decoration-thickness: 2px; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus-visible { outline-offset: 6px; }
h1:focus-visible { width: fit-content; outline: 2px solid var(--line-strong); outline-offset: 6px; }
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.skip { position: absolute; left: -100vw; top: 0; z-index: 2; padding: 0.5rem 1rem; background: var(--surface); }
.skip:focus { left: 0; }

/* Head */
header { background: var(--surface); border-bottom: 1px solid var(--line); }
.mark {
  padding: 0.3rem 1rem;
  background: var(--mark);
  color: var(--on-mark);
  font-size: var(--size-small);
  font-weight: 650;
  text-align: center;
}
.head {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.5rem;
  align-items: center;
  justify-content: space-between;
  max-width: 80rem;
  margin: 0 auto;
  padding: 0.75rem 1.5rem;
}
.head-end { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; }
.product { display: flex; gap: 0.75rem; align-items: center; color: var(--ink); text-decoration: none; }
.product:hover { color: var(--ink); }
.product strong, .product small { display: block; line-height: 1.25; }
.product small { color: var(--muted); }
.product img { flex: none; display: block; }
.languages { display: flex; gap: 0.25rem; font-size: var(--size-small); }
.languages > * { padding: 0.25rem 0.5rem; }
.languages [aria-current] { font-weight: 650; border-bottom: 2px solid var(--accent); }
.identity { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; font-size: var(--size-small); }
.identity > * { margin: 0; }
.identity form > * { margin: 0; }
.identity strong { white-space: nowrap; }

/* Frame */
.frame {
  flex: 1;
  display: grid;
  grid-template-columns: 12rem minmax(0, 1fr);
  gap: 2.5rem;
  width: 100%;
  max-width: 80rem;
  margin: 0 auto;
  padding: 2rem 1.5rem 3rem;
}
.frame.alone { display: block; max-width: 47rem; }
.alone main { padding: 2rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
main { min-width: 0; }
main > * + * { margin-top: 1.5rem; }
main > h1 + .lead { margin-top: 0.5rem; }
main > h2 { margin-top: 2.5rem; }
main > h2 + * { margin-top: 0.75rem; }
.lead { color: var(--muted); max-width: 42rem; }
.menu { align-self: start; }
.menu ul + .menu-group { margin-top: 1.25rem; }
.menu-group { padding: 0 0.75rem 0.25rem; color: var(--muted); font-size: var(--size-small); font-weight: 650; }
.menu a {
  display: block;
  padding: 0.5rem 0.75rem;
  border-left: 3px solid transparent;
  border-radius: 0 var(--round) var(--round) 0;
  color: var(--ink);
  text-decoration: none;
}
.menu a:hover { background: var(--soft); }
.menu a[aria-current] { border-left-color: var(--accent); background: var(--soft); font-weight: 650; }

/* Steps of the sign-in */
.step-of { color: var(--muted); font-size: var(--size-small); }
.steps ol { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.5rem; margin-top: 0.5rem; }
.steps li { border-top: 4px solid var(--line); padding-top: 0.35rem; color: var(--muted); font-size: var(--size-small); }
.steps li.done { border-top-color: var(--accent); }
.steps li[aria-current] { border-top-color: var(--accent); color: var(--ink); font-weight: 650; }

/* Forms */
form > * + * { margin-top: 1.5rem; }
label, legend { font-weight: 600; }
.field > label { display: block; }
fieldset > legend { float: left; width: 100%; }
fieldset > legend + * { clear: both; }
.hint { color: var(--muted); font-size: var(--size-small); max-width: 42rem; }
.field > * + * { margin-top: 0.25rem; }
input[type='text'], select {
  width: 100%;
  max-width: 26rem;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--line-strong);
  border-radius: var(--round);
  background: var(--surface);
  color: var(--ink);
  font: inherit;
}
input.number { max-width: 14rem; font-family: var(--mono); letter-spacing: 0.04em; }
input:focus-visible, select:focus-visible { outline-offset: 0; border-color: var(--accent); border-radius: var(--round); }
input[type='radio'], input[type='checkbox'] { width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--accent); }
.beside { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; }
[data-invalid] { border-left: 4px solid var(--danger); padding-left: 1rem; }
[data-invalid] input[type='text'] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
.field-errors { color: var(--danger); font-weight: 600; max-width: 42rem; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 0.25rem 1.5rem; margin-top: 0.5rem; }
.choice { display: flex; gap: 0.65rem; align-items: flex-start; padding: 0.45rem 0; font-weight: 400; cursor: pointer; }
.choice input { flex: none; margin-top: 0.2rem; }
.choice code { color: var(--muted); overflow-wrap: anywhere; }
.question > * + * { padding-top: 0.5rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
button, .button {
  display: inline-block;
  min-height: 2.75rem;
  padding: 0.55rem 1.25rem;
  border: 1px solid transparent;
  border-radius: var(--round);
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  line-height: 1.4;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
button[hidden] { display: none; }
button:hover, .button:hover { background: var(--accent-hover); color: var(--on-accent); }
button:focus-visible, .button:focus-visible { border-radius: var(--round); }
.danger { background: var(--danger); color: var(--surface); }
.danger:hover { background: var(--danger-hover); color: var(--surface); }
.quiet { border-color: var(--line-strong); background: transparent; color: var(--ink); }
.quiet:hover { background: var(--soft); color: var(--ink); }
.identity button { min-height: 0; padding: 0.25rem 0.75rem; font-size: var(--size-small); }
.sign-form:has(option[value='person-pesel']:checked) .for-nip,
.sign-form:has(option[value='fingerprint']:checked) .for-nip,
.sign-form:not(:has(option[value='person-pesel']:checked)) .for-pesel,
.sign-form:not(:has(option[value='fingerprint']:checked)) .for-fingerprint { display: none; }

/* Tiles */
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; }
.tiles li { display: grid; }
.tile { display: block; padding: 1.1rem 1.25rem; border: 1px solid var(--line-strong); border-radius: var(--round); background: var(--surface); color: var(--ink); text-decoration: none; }
.tile strong { display: block; font-size: var(--size-2); line-height: 1.3; }
.tile span { display: block; margin-top: 0.35rem; color: var(--muted); }
a.tile { border-left: 4px solid var(--accent); }
a.tile strong { color: var(--accent); }
a.tile:hover { background: var(--soft); border-color: var(--accent); }
a.tile:hover strong { text-decoration: underline; text-underline-offset: 0.2em; }
.tile.closed { border-style: dashed; border-color: var(--line-strong); background: transparent; }
.tile.closed strong { color: var(--muted); font-weight: 600; }

/* Notices */
.notice { padding: 0.9rem 1.1rem; border-left: 4px solid var(--accent); border-radius: 0 var(--round) var(--round) 0; background: var(--soft); }
.notice.warning { border-left-color: var(--warning); background: var(--warning-soft); }
.notice.error { border-left-color: var(--danger); background: var(--danger-soft); }
.notice-title { font-weight: 650; }
.notice > * + * { margin-top: 0.5rem; }
.two-voices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0.75rem 2rem; }
.two-voices dt { color: var(--muted); font-size: var(--size-small); font-weight: 650; }
.code { font-family: var(--mono); }

/* Facts */
.facts > div { display: grid; grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr); gap: 0.1rem 1rem; padding: 0.55rem 0; border-top: 1px solid var(--line); }
.facts > div:last-child { border-bottom: 1px solid var(--line); }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }

/* The token number */
.secret { padding: 1.25rem; border: 2px solid var(--accent); border-radius: var(--round); background: var(--surface); }
.secret > * + * { margin-top: 0.75rem; }
.secret-number { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.secret-number code { flex: 1 1 24rem; min-width: 0; padding: 0.75rem; border-radius: var(--round); background: var(--soft); word-break: break-all; user-select: all; }
[data-outcome='done']::before { content: '✓ '; }

/* Status */
.status { display: inline-block; padding: 0.1rem 0.6rem 0.1rem 0.5rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: var(--size-small); font-weight: 600; white-space: nowrap; }
.status::before { content: ''; display: inline-block; width: 0.5em; height: 0.5em; margin-right: 0.45em; border-radius: 50%; background: currentcolor; vertical-align: 0.08em; }
.status[data-status='Active'] { color: var(--accent); background: var(--soft); }
.status[data-status='Pending'], .status[data-status='Revoking'] { color: var(--warning); background: var(--warning-soft); }
.status[data-status='Pending']::before, .status[data-status='Revoking']::before { animation: pulse 1.2s ease-in-out infinite alternate; }
.status[data-status='Revoked'] { color: var(--muted); background: transparent; }
.status[data-status='Failed'] { color: var(--danger); background: var(--danger-soft); }
@keyframes pulse { from { opacity: 1; } to { opacity: 0.25; } }
.strip { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.75rem 1.1rem; border-left: 4px solid var(--accent); border-radius: 0 var(--round) var(--round) 0; background: var(--surface); overflow-wrap: anywhere; }

/* Progress */
.progress { height: 6px; overflow: hidden; border-radius: 3px; background: var(--line); }
.progress span { display: block; width: 30%; height: 100%; border-radius: 3px; background: var(--accent); animation: slide 1.6s ease-in-out infinite; }
@keyframes slide { from { transform: translateX(-100%); } to { transform: translateX(333%); } }

/* Token list */
.filter { border: 1px solid var(--line); border-radius: var(--round); background: var(--surface); }
.filter summary { padding: 0.6rem 1rem; font-weight: 600; cursor: pointer; }
.filter form { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1rem 1.5rem; align-items: end; padding: 0.25rem 1rem 1rem; }
.filter form > * { margin: 0; }
.tokens { width: 100%; table-layout: fixed; border-collapse: collapse; background: var(--surface); font-size: var(--size-small); }
.tokens th, .tokens td { padding: 0.65rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.tokens thead th { border-bottom: 2px solid var(--line-strong); background: var(--soft); vertical-align: bottom; overflow-wrap: normal; }
.tokens tbody th { font-weight: 600; }
.tokens tbody th label { cursor: pointer; }
.tokens tbody tr:hover { background: var(--paper); }
.tokens tbody tr:has(input:checked) { background: var(--soft); }
.tokens .columnSelect { width: 4rem; }
.tokens .columnRoles { width: 9.25rem; overflow-wrap: break-word; }
.tokens .columnAuthor { width: 6.25rem; }
.tokens .columnCreated, .tokens .columnLastUsed { width: 6.9rem; }
.tokens .columnStatus { width: 9.25rem; }
.tokens .referenceNumber { width: 10.5rem; }
.tokens .columnStatus small { display: block; }
.cell-label { display: none; }
.roles li + li { margin-top: 0.15rem; }
.kind { color: var(--muted); }
.table-note { margin-top: 0.5rem; color: var(--muted); font-size: var(--size-small); }
.token-form:has(input:checked) .bar { position: sticky; bottom: 0; box-shadow: 0 0 0 4px var(--paper); }
.bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; justify-content: space-between; margin-top: 1rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: var(--round); background: var(--surface); }
.bar span { color: var(--muted); }
.pages { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.nothing { padding: 2.5rem 1.5rem; border: 1px dashed var(--line-strong); border-radius: var(--round); text-align: center; }
.nothing > * + * { margin-top: 0.75rem; }

/* The pop-up */
dialog { width: min(32rem, calc(100vw - 2rem)); padding: 2rem; border: 1px solid var(--line); border-top: 6px solid var(--accent); border-radius: var(--round); background: var(--surface); color: var(--ink); }
dialog[open]:not(:modal) { position: fixed; inset: 0; z-index: 1; height: fit-content; margin: auto; box-shadow: 0 0 0 100vmax rgb(0 0 0 / 55%); }
dialog::backdrop { background: rgb(0 0 0 / 55%); }
dialog h2 { font-size: var(--size-3); }
dialog h2::before { content: '✓' / ''; display: grid; place-items: center; width: 2.5rem; height: 2.5rem; margin-bottom: 1rem; border-radius: 50%; background: var(--soft); color: var(--accent); font-weight: 700; }
dialog form > * + * { margin-top: 1rem; }

/* Under the hood */
footer { background: var(--hood); color: var(--hood-ink); --accent: var(--hood-accent); --accent-hover: #b5eadf; --muted: var(--hood-muted); }
.hood { max-width: 80rem; margin: 0 auto; padding: 0 1.5rem; }
.hood > summary { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: baseline; padding: 0.9rem 0; cursor: pointer; list-style: none; }
.hood > summary::-webkit-details-marker { display: none; }
.hood > summary h2 { font-size: var(--size-1); }
.hood > summary h2::before, .exchange > summary::before { content: '▸'; display: inline-block; width: 1.1em; color: var(--accent); }
.hood[open] > summary h2::before, .exchange[open] > summary::before { transform: rotate(90deg); }
.hood-count { color: var(--hood-muted); font-size: var(--size-small); }
.hood-body { padding-bottom: 1.5rem; }
.hood-body > * + * { margin-top: 0.75rem; }
.hood-body > p { color: var(--hood-muted); font-size: var(--size-small); }
.exchange { border: 1px solid var(--hood-line); border-radius: var(--round); background: var(--hood-surface); color: var(--hood-ink); --accent: var(--hood-accent); --accent-hover: #b5eadf; --on-accent: #06231f; --muted: var(--hood-muted); --line: var(--hood-line); --line-strong: var(--hood-muted); --ink: var(--hood-ink); --soft: #23403a; }
.exchange + .exchange { margin-top: 0.5rem; }
.exchange > summary { display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: center; padding: 0.6rem 0.9rem; cursor: pointer; list-style: none; }
.exchange > summary::-webkit-details-marker { display: none; }
.exchange .path { flex: 1 1 14rem; min-width: 0; overflow-wrap: anywhere; }
.method { min-width: 4.2rem; padding: 0.05rem 0.5rem; border: 1px solid var(--hood-line); border-radius: 3px; font: 600 var(--size-small) var(--mono); text-align: center; }
.method[data-method='POST'] { color: #9fd7ff; }
.method[data-method='GET'] { color: #86d5c6; }
.method[data-method='DELETE'] { color: #ffb3a8; }
.wire-status { font: 600 var(--size-small) var(--mono); color: #86d5c6; }
.wire-status[data-ok='no'] { color: #ffb3a8; }
.times { color: var(--hood-muted); font-size: var(--size-small); }
.exchange-body { padding: 0 0.9rem 1rem; }
.exchange-body { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.25rem 1.5rem; }
.exchange-body > .whole { grid-column: 1 / -1; }
.exchange-body section > * + * { margin-top: 0.5rem; }
.exchange pre { margin: 0.5rem 0 0; padding: 0.75rem; border-radius: var(--round); background: var(--hood); font-size: var(--size-small); white-space: pre-wrap; overflow-wrap: anywhere; }
.exchange .headers { color: var(--hood-muted); }
.explanation { padding: 0.75rem 0.9rem; border-left: 4px solid var(--mark); background: var(--hood); }
.no-body { color: var(--hood-muted); font-size: var(--size-small); }
.claims summary { padding: 0.35rem 0; color: var(--accent); font-size: var(--size-small); cursor: pointer; }
.claims table { width: 100%; border-collapse: collapse; font-size: var(--size-small); }
.claims th, .claims td { padding: 0.3rem 0.75rem 0.3rem 0; border-top: 1px solid var(--hood-line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.claims th { width: 38%; font-weight: 400; }
.claims th small { display: block; color: var(--hood-muted); }
.exchange-step + .exchange-step { margin-top: 2rem; }
.exchange-step h2 { margin-bottom: 0.75rem; }

/* Narrow: the menu lies down, then rows become cards */
@media (max-width: 76rem) {
  .frame { display: block; padding-top: 0; }
  .frame.alone { padding-top: 1.5rem; }
  .menu { display: flex; flex-wrap: wrap; gap: 0 0.25rem; margin: 0 -1.5rem 1.5rem; padding: 0 1rem; border-bottom: 1px solid var(--line); background: var(--surface); }
  .menu ul { display: contents; }
  .menu .menu-group { display: none; }
  .menu a { padding: 0.6rem 0.75rem; border-left: 0; white-space: nowrap; border-bottom: 3px solid transparent; border-radius: 0; }
  .menu a[aria-current] { border-bottom-color: var(--accent); background: none; }
}
@media (max-width: 60rem) {
  .exchange-body { grid-template-columns: minmax(0, 1fr); }
  .tokens, .tokens tbody, .tokens tr, .tokens td, .tokens tbody th { display: block; }
  .tokens { background: none; font-size: var(--size-1); }
  .tokens thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .tokens tr { position: relative; margin-bottom: 0.75rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: var(--round); background: var(--surface); }
  .tokens td, .tokens tbody th { width: auto !important; display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0.75rem; padding: 0.25rem 0; border: 0; min-width: 0; }
  .tokens tbody th { display: block; padding-left: 2rem; }
  .tokens .columnSelect { position: absolute; padding: 0.3rem 0; }
  .tokens .columnSelect .cell-label { display: none; }
  .cell-label { display: block; color: var(--muted); font-size: var(--size-small); }
}
@media (max-width: 40rem) {
  .frame.alone { padding: 0; }
  .alone main { padding: 1.5rem 1.5rem 2.5rem; border-width: 0 0 1px; border-radius: 0; }
}
@media (max-width: 30rem) {
  .alone main { padding-left: 1rem; padding-right: 1rem; }
  .head, .frame:not(.alone), .hood { padding-left: 1rem; padding-right: 1rem; }
  .menu { margin-left: -1rem; margin-right: -1rem; padding: 0 0.5rem; font-size: var(--size-small); }
  .menu a { padding: 0.6rem 0.4rem; }
  .steps li span { display: none; }
  .steps li[aria-current] span { display: block; white-space: nowrap; }
  h1 { font-size: var(--size-3); }
  .facts > div { grid-template-columns: 1fr; }
  .tokens td { grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.5rem; }
  .actions > button, .actions > .button { flex: 1 1 100%; }
  .identity button { flex: none; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; }
  .progress span { width: 100%; opacity: 0.5; }
}
@media (forced-colors: active) {
  .steps li[aria-current], .steps li.done { border-top-color: Highlight; }
  .menu a[aria-current] { border-left-color: Highlight; }
}
`
