// A page from the browser's memory may be out of date, and may show what is shown once.
addEventListener('pageshow', event => {
  if (event.persisted) location.reload()
})
addEventListener('pagehide', () => {
  for (const secret of document.querySelectorAll('[data-secret]')) secret.textContent = ''
})

const announce = text => {
  document.getElementById('announcement').textContent = text
}

// Copying

const copyText = async element => {
  try {
    await navigator.clipboard.writeText(element.textContent)
    return true
  } catch {
    // Not a secure context: the old way.
    getSelection().selectAllChildren(element)
    return document.execCommand('copy')
  }
}

const showCopyButtons = within => {
  for (const button of within.querySelectorAll('[data-copy]')) button.hidden = false
}

addEventListener('click', async event => {
  const target = event.target instanceof Element ? event.target : null
  const button = /** @type {HTMLElement | null} */ (target?.closest('[data-copy]'))
  if (!button) return
  const copied = await copyText(document.getElementById(button.dataset.copy))
  const label = button.dataset.label ?? button.textContent
  button.dataset.label = label
  button.dataset.outcome = copied ? 'done' : 'failed'
  button.textContent = copied ? button.dataset.done : button.dataset.failed
  announce(button.textContent)
  setTimeout(() => {
    button.textContent = label
    delete button.dataset.outcome
  }, 4000)
})

// The pop-up

/** @type {NodeListOf<HTMLDialogElement>} */
const dialogs = document.querySelectorAll('dialog[data-modal][open]')
for (const dialog of dialogs) {
  dialog.close()
  dialog.showModal()
  dialog.addEventListener('close', () => document.getElementById(dialog.dataset.focusAfter)?.focus())
}

// The panel stays as it was left

/** @type {NodeListOf<HTMLDetailsElement>} */
const panels = document.querySelectorAll('details[data-keep]')
for (const details of panels) {
  const key = `open ${details.id}`
  if (sessionStorage.getItem(key)) details.open = true
  details.addEventListener('toggle', () => {
    if (details.open) sessionStorage.setItem(key, 'yes')
    else sessionStorage.removeItem(key)
  })
}

// What changes something is sent once; a form that gives a file stays where it is

/** What was wrong with it before; if it still is, the page says so anew. */
const forgetFaults = form => {
  for (const fault of form.querySelectorAll('.field-errors')) fault.remove()
  for (const field of form.querySelectorAll('[data-invalid]')) delete field.dataset.invalid
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid')
}

addEventListener('submit', event => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.method !== 'post') return
  if (form.matches('.download')) return forgetFaults(form)
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

// Status that changes by itself

const liveIn = page => [...page.querySelectorAll('[data-live]')]
const idsOf = elements =>
  elements
    .map(({ id }) => id)
    .sort()
    .join(' ')

const renew = (element, next) => {
  if (element.innerHTML === next.innerHTML || element.contains(document.activeElement)) return
  const open = [...element.querySelectorAll('details')].map(details => details.open)
  const before = element.textContent
  element.replaceChildren(...next.cloneNode(true).childNodes)
  element.querySelectorAll('details').forEach((details, place) => {
    details.open = open[place] ?? false
  })
  showCopyButtons(element)
  if (element.matches('.status-place') && before !== element.textContent && !element.closest('[role=status]'))
    announce(element.textContent)
}

const renewAll = page => {
  const [now, next] = [liveIn(document), liveIn(page)]
  // Another page altogether, say because the limit of calls is over. What is shown once stays.
  if (idsOf(now) !== idsOf(next) && !document.querySelector('[data-secret]'))
    document.querySelector('main').replaceWith(page.querySelector('main'))
  for (const element of liveIn(document)) {
    const other = page.getElementById(element.id)
    if (other) renew(element, other)
  }
}

/** @param {{ refresh?: string, refreshUrl?: string }} waiting seconds, and the page that is asked for then */
const watch = ({ refresh, refreshUrl }) => {
  if (!refresh) return
  setTimeout(async () => {
    try {
      const response = await fetch(refreshUrl, { redirect: 'manual' })
      if (response.type === 'opaqueredirect') return location.reload()
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      renewAll(page)
      watch(page.body.dataset)
    } catch {
      // The simulator is away for a moment.
      watch({ refresh: '5', refreshUrl })
    }
  }, Number(refresh) * 1000)
}

showCopyButtons(document)
watch(document.body.dataset)
