/** The look: dark ink on white, sizes that grow with the screen, a colour for each party. */
export const style = `
:root {
  color-scheme: light;
  --ink: #10151c;
  --muted: #3d4854;
  --paper: #ffffff;
  --shade: #eef1f4;
  --line: #7a8794;
  --you: #0b4f8a;
  --a-cube: #8a3b00;
  --ksef: #6b1d5e;
  --good: #0a5c2b;
  --bad: #9c1310;
  --mono: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace;
}
*, *::before, *::after { box-sizing: border-box; }
html { font: clamp(16px, 0.45rem + 0.95vw, 30px)/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
body { display: flex; flex-direction: column; min-height: 100vh; margin: 0; background: var(--paper); color: var(--ink); }
h1, h2, h3, p, ol { margin: 0; padding: 0; }
ol { list-style: none; }
h1 { font-size: 1.3rem; line-height: 1.2; }
h2 { font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h3 { font-size: 1.1rem; margin-top: 0.8rem; }
button { font: inherit; color: inherit; cursor: pointer; }
button[aria-disabled='true'] { cursor: default; }
:focus-visible { outline: 4px solid #ffb000; outline-offset: 2px; box-shadow: 0 0 0 2px var(--ink); }

header { display: flex; flex-wrap: wrap; gap: 0.6rem 2rem; justify-content: space-between; align-items: center; padding: 0.5rem 1.2rem; border-bottom: 2px solid var(--ink); }
.mark { color: var(--muted); font-size: 1.1rem; line-height: 1.3; }
.actions { display: flex; gap: 0.7rem; }
.actions button, .details-head button { padding: 0.35rem 1.1rem; font-size: 1.1rem; border: 2px solid var(--ink); border-radius: 0.4rem; background: var(--paper); font-weight: 600; }
.actions .strong { background: var(--ink); color: var(--paper); }
.actions .strong[aria-disabled='true'] { background: var(--muted); border-color: var(--muted); }
.problem { margin: 1rem 1.5rem; padding: 0.8rem; border: 2px solid var(--bad); color: var(--bad); }

.frame { display: grid; grid-template-columns: minmax(12rem, 24%) 1fr; flex: 1; min-height: 0; }
.whole { white-space: nowrap; }
nav { border-right: 2px solid var(--shade); background: var(--shade); padding: 0.5rem 0; }
#steps { counter-reset: step; }
#steps li { counter-increment: step; }
#steps button { display: grid; grid-template-columns: 1.6rem 1fr auto; gap: 0.3rem; width: 100%; padding: 0.34rem 0.6rem; border: 0; border-left: 0.4rem solid transparent; background: none; text-align: left; font-size: 1.1rem; line-height: 1.25; }
#steps button::before { content: counter(step); font-weight: 700; text-align: right; padding-right: 0.3rem; }
#steps button:hover { background: #dde3e9; }
#steps button[aria-current='step'] { border-left-color: var(--ink); background: var(--paper); font-weight: 650; }
.state[data-state='done'] { color: var(--good); font-weight: 700; }
.state[data-state='failed'] { color: var(--bad); font-weight: 700; }

main { display: flex; flex-direction: column; padding: 0.4rem 0.6rem 0.5rem; min-width: 0; min-height: 0; }
.now { min-height: 3.4rem; padding: 0 0.6rem; }
#place { color: var(--muted); font-size: 1.1rem; font-weight: 600; line-height: 1.25; }
.columns { display: grid; grid-template-columns: 20% 60% 20%; padding: 0.3rem 0; }
.columns p { justify-self: center; width: 92%; max-width: 15rem; padding: 0.3rem 0.5rem; border-radius: 0.4rem; color: #fff; text-align: center; }
.columns strong { display: block; font-size: 1.25rem; line-height: 1.2; }
.columns small { display: block; font-size: 1.1rem; line-height: 1.2; }
[data-party='You'] { background: var(--you); }
[data-party='A-Cube'] { background: var(--a-cube); }
[data-party='KSeF'] { background: var(--ksef); }

.stage { flex: 1; min-height: 10rem; overflow-y: auto; scrollbar-gutter: stable; }
#messages { min-height: 100%; padding: 0.5rem 0;
  background:
    linear-gradient(var(--you), var(--you)) 10% 0 / 3px 100% no-repeat,
    linear-gradient(var(--a-cube), var(--a-cube)) 50% 0 / 3px 100% no-repeat,
    linear-gradient(var(--ksef), var(--ksef)) 90% 0 / 3px 100% no-repeat; }
.columns, #finding { padding-right: 1rem; }
.message { position: relative; display: block; height: 2.2rem; margin: 0 0 0.2rem; padding: 0 0.2rem; border: 0; background: none; text-align: center; }
.message .label { display: inline-flex; gap: 0.4rem; max-width: 100%; padding: 0 0.2rem; background: var(--paper); color: var(--ink); font-size: 1.1rem; line-height: 1.5rem; }
.message .status { white-space: nowrap; }
.message .call { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.message .status { font-weight: 700; color: var(--good); }
.message .status[data-ok='no'] { color: var(--bad); }
.message:hover .call { text-decoration: underline; }
.message::before { content: ''; position: absolute; z-index: 1; left: 0; right: 0; top: 1.75rem; height: 3px; background: currentColor; transform-origin: left; }
.message::after { content: ''; position: absolute; right: 0; top: calc(1.75rem + 1.5px - 0.42rem); border: 0.42rem solid transparent; border-left: 0.75rem solid currentColor; border-right: 0; }
.message[data-back]::before { transform-origin: right; }
.message[data-back]::after { right: auto; left: 0; border-left: 0; border-right: 0.75rem solid currentColor; }
[data-from='You'] { color: var(--you); }
[data-from='A-Cube'] { color: var(--a-cube); }
[data-from='KSeF'] { color: var(--ksef); }
[data-span='left'] { margin-left: 10%; width: 40%; }
[data-span='right'] { margin-left: 50%; width: 40%; }
[data-span='both'] { margin-left: 10%; width: 80%; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .message.fresh::before { animation: draw 0.3s ease-out; }
  .message.fresh::after, .message.fresh .label { animation: appear 0.3s; }
  @keyframes draw { from { transform: scaleX(0); } }
  @keyframes appear { from { opacity: 0; } }
}

#finding { min-height: 2.4rem; padding-top: 0.4rem; border-top: 2px solid var(--shade); font-size: 1.15rem; font-weight: 600; overflow-wrap: anywhere; white-space: pre-line; }
#finding[data-state='done'] { color: var(--good); }
#finding[data-state='failed'] { color: var(--bad); }

dialog { width: min(70rem, 92vw); max-height: 90vh; padding: 1rem 1.4rem 1.4rem; border: 3px solid var(--ink); border-radius: 0.5rem; color: var(--ink); }
dialog::backdrop { background: rgb(16 21 28 / 0.55); }
.details-head { display: flex; justify-content: space-between; gap: 1rem; align-items: start; }
.details-head h2 { font-size: 1.2rem; overflow-wrap: anywhere; }
.why { margin-top: 0.7rem; font-size: 1.1rem; padding: 0.6rem 0.8rem; border-left: 0.4rem solid var(--bad); background: var(--shade); }
pre { max-height: 34vh; overflow: auto; margin: 0.3rem 0 0; padding: 0.7rem; background: var(--shade); font: 1.1rem/1.35 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }

/* On a screen for an audience the title, the parties and the outcome stay in sight. */
@media (min-width: 50rem) and (min-height: 32rem) {
  body { height: 100vh; }
  nav { overflow-y: auto; }
}
@media (max-width: 50rem) {
  .frame { grid-template-columns: 1fr; }
  nav { border-right: 0; }
}
`
