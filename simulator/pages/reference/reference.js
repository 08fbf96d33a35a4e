// One contract in Swagger UI, which the page has loaded, and the sign-in before it.

const byId = id => document.getElementById(id)
const holder = byId('swagger-ui')
const form = /** @type {HTMLFormElement | null} */ (byId('sign-in'))

// Light and dark as the browser has it.

const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()

// A page has one main part, and that is ours.

new MutationObserver(() => {
  for (const main of holder.querySelectorAll('main:not([role])')) main.setAttribute('role', 'group')
}).observe(holder, { childList: true, subtree: true })

// Requests go to where the page came from: another address, such as the public one, may not be reached from here.

const answer = await fetch(holder.dataset.document)
const spec = { ...(await answer.json()), servers: [{ url: location.origin + holder.dataset.server }] }

/** @type {{ preauthorizeApiKey: (scheme: string, token: string) => void }} */
const ui = /** @type {any} */ (globalThis).SwaggerUIBundle({
  spec,
  domNode: holder,
  deepLinking: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: true,
  // It would show the document to a site.
  validatorUrl: null,
  onComplete: () => {
    if (form) form.hidden = false
  },
})

// Signing in

const tell = (text, failed = false) => {
  const place = byId('signed-in')
  place.textContent = text
  place.className = failed ? 'notice error' : 'notice'
}

/** @param {Record<string, any>} fields */
const signIn = async ({ controlToken, ...given }) => {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(controlToken && { Authorization: `Bearer ${controlToken}` }) },
    body: JSON.stringify(given),
  })
  const said = await answer.json().catch(() => ({}))
  if (answer.ok) {
    ui.preauthorizeApiKey('Bearer', said.accessToken?.token ?? said.token)
    return tell(form.dataset.done)
  }
  const because = said.error ?? said.detail ?? said.message ?? answer.status
  const refused = answer.status === 401 || answer.status === 403
  for (const part of form.querySelectorAll('[data-when-refused]'))
    if (refused) /** @type {HTMLElement} */ (part).hidden = false
  tell(refused ? `${form.dataset.refused} ${because}` : String(because), true)
}

form?.addEventListener('submit', event => {
  event.preventDefault()
  signIn(Object.fromEntries(new FormData(form))).catch(() => tell(form.dataset.failed, true))
})

export {}
