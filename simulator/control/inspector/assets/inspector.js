const byId = id => document.getElementById(id)
const announce = text => {
  byId('announcement').textContent = text
}
/** Of this world: whatever stands before the path of the page. */
const control = `${location.pathname.replace(/\/control(\/.*)?$/, '')}/control`

// Copying

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-copy]'))) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const text = byId(button.dataset.copy)
    const copied = await navigator.clipboard.writeText(text.textContent).then(
      () => true,
      () => {
        // Not a secure context: the old way.
        getSelection().selectAllChildren(text)
        return document.execCommand('copy')
      },
    )
    announce(copied ? button.dataset.done : button.dataset.failed)
    button.textContent = copied ? button.dataset.done : button.dataset.failed
  })
}

// A snapshot from a file

const restore = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-restore]'))
if (restore) {
  restore.hidden = false
  restore.addEventListener('submit', async event => {
    event.preventDefault()
    const [file] = /** @type {HTMLInputElement} */ (restore.elements.namedItem('file')).files
    const response = await fetch(`${control}/restore`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: file,
    })
    if (response.ok) return announce(restore.dataset.restore)
    const { error, detail } = await response.json().catch(() => ({}))
    announce(error ?? detail ?? String(response.status))
  })
}

// The list that is live

/** A row as the page has them, filled with what came. */
const rowOf = shown => {
  const template = /** @type {HTMLTemplateElement} */ (byId('row'))
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
  const row = /** @type {HTMLElement} */ (copy.firstElementChild)
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll('[data-part]'))) {
    const value = shown[part.dataset.part]
    if (value !== undefined && value !== null) part.textContent = value
    part.hidden = part.textContent === ''
  }
  row.dataset.kind = shown.status === null ? '-' : String(shown.status)[0]
  row.dataset.fresh = ''
  const time = row.querySelector('time')
  time.dateTime = shown.at
  time.textContent = shown.at.replace('T', ' ').replace('Z', '')
  const place = shown.world === 'default' ? '' : `w/${shown.world}/`
  row.querySelector('a').href = `${byId('rows').dataset.root}${place}control/inspector/exchanges/${shown.id}${chosen}`
  return row
}
const lang = new URLSearchParams(location.search).get('lang')
const chosen = lang ? `?lang=${encodeURIComponent(lang)}` : ''

const watch = live => {
  const rows = byId('rows')
  const most = Number(rows.dataset.most)
  const state = byId('live-state')
  const pause = byId('pause')
  let last = live.dataset.from
  let paused = false
  /** @type {EventSource | undefined} */
  let source
  let waiting = []

  const say = name => {
    if (state.textContent !== state.dataset[name]) state.textContent = state.dataset[name]
    live.dataset.state = name
  }
  /** At most once for each picture that the browser draws. */
  const draw = () => {
    const fresh = waiting.slice(-most).reverse().map(rowOf)
    waiting = []
    rows.prepend(...fresh)
    byId('none').hidden = true
    for (const row of [...rows.children].slice(most)) if (!row.contains(document.activeElement)) row.remove()
  }
  const leave = () => {
    source?.close()
    source = undefined
  }
  const listen = () => {
    if (paused || source || document.hidden) return
    source = new EventSource(`${control}/journal/live?${live.dataset.query}&lastEventId=${last}`)
    source.onopen = () => say('on')
    source.onmessage = ({ data, lastEventId }) => {
      last = lastEventId
      if (waiting.push(JSON.parse(data)) === 1) requestAnimationFrame(draw)
      else if (waiting.length > 2 * most) waiting = waiting.slice(-most)
    }
    source.onerror = () => {
      say('lost')
      // Where the browser does not ask again by itself.
      if (source?.readyState !== EventSource.CLOSED) return
      leave()
      setTimeout(listen, 5000)
    }
  }

  pause.hidden = false
  pause.addEventListener('click', () => {
    paused = !paused
    pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause
    if (!paused) return listen()
    leave()
    say('off')
  })
  // A browser has six connections for all its pages: one that nobody sees leaves its own to others.
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : listen()))
  addEventListener('pagehide', leave)
  addEventListener('pageshow', listen)
  listen()
}

const live = byId('live')
if (live) watch(live)

// A module, by whose names no other script is met.
export {}
