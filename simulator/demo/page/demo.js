const byId = id => document.getElementById(id)
const texts = JSON.parse(document.body.dataset.texts)
const tongue = document.documentElement.lang
/** What is told in two languages, and what a system said in its own. */
const textIn = text => (typeof text === 'object' && text !== null ? text[tongue] : text)
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const partyName = party => (party === 'You' ? texts.you : party)
const details = /** @type {HTMLDialogElement} */ (byId('details'))
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-step]')])
const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches
/** Waits by an animation of nothing. */
const pause = ms => document.body.animate([], { duration: ms }).finished.catch(() => {})

const portalLink = /** @type {HTMLAnchorElement} */ (byId('onwards-portal'))
const cast = /** @type {HTMLDialogElement} */ (byId('cast'))
const castForm = /** @type {HTMLFormElement} */ (byId('cast-form'))
const castIn = form => {
  const given = new FormData(form)
  const company = role => ({ name: given.get(`${role}Name`), nip: given.get(`${role}Nip`) })
  return { seller: company('seller'), buyer: company('buyer') }
}

// What has been told: of each step its messages and what it came to.
let visit
let told

let playing = false

const place = () => told.filter(step => step.outcome?.holds).length
const isOver = () => place() === buttons.length || told.some(step => step.failed)

// Drawing

const spans = { 'You A-Cube': 'left', 'A-Cube KSeF': 'right', 'You KSeF': 'both' }
const spanOf = (from, to) => spans[`${from} ${to}`] ?? spans[`${to} ${from}`]
const isBack = (from, to) => spans[`${from} ${to}`] === undefined

/** So much is read from the last row. */
const mostLetters = 20
/** Without identifiers, and of a long path its end; the whole of it stands in the details. */
const short = path => {
  const segments = path
    .replace(/\?.*/, '')
    .split('/')
    .map(segment => (segment.length > 24 && /\d/.test(segment) ? '…' : segment))
    .map(segment => (segment.length < mostLetters ? segment : `${segment.slice(0, mostLetters - 4)}…`))
  while (segments.length > 2 && segments.join('/').length > mostLetters) segments.splice(0, 2, '…')
  return segments.join('/')
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const showDetails = message => {
  byId('details-title').textContent =
    `${partyName(message.from)} → ${partyName(message.to)}: ${message.method} ${message.path}`
  byId('request').textContent = message.request ?? ''
  byId('response').textContent = textIn(message.response) ?? texts.noAnswer
  byId('details-why').textContent = textIn(message.why) ?? ''
  byId('details-why').hidden = message.why === undefined
  details.showModal()
  byId('request').scrollTop = byId('response').scrollTop = 0
}

const showStatus = (button, { status, code }) => {
  if (status === undefined) return
  const shown = button.querySelector('.status')
  shown.textContent = code === undefined ? status : `${status} · ${code}`
  shown.dataset.ok = Math.max(status, code ?? 0) < 400 ? 'yes' : 'no'
}

const drawMessage = (message, fresh) => {
  const { from, to, method, path } = message
  const call = element('span', { className: 'call', textContent: `${method} ${short(path)}` })
  const who = element('span', {
    className: 'unseen',
    textContent: filled(texts.from, { from: partyName(from), to: partyName(to) }),
  })
  const label = element('span', { className: 'label' }, who, call, element('span', { className: 'status' }))
  const button = element('button', { type: 'button', className: fresh ? 'message fresh' : 'message' }, label)
  Object.assign(button.dataset, { from, to, span: spanOf(from, to) })
  if (isBack(from, to)) button.dataset.back = ''
  button.title = `${partyName(from)} → ${partyName(to)} ${method} ${path}`
  button.addEventListener('click', () => showDetails(message))
  showStatus(button, message)
  byId('messages').append(element('li', {}, button))
  if (fresh) button.scrollIntoView({ block: 'nearest' })
  return button
}

/** @param {{ outcome?: { holds: boolean, seen: string, expected?: string }, failed?: string }} step */
const drawFinding = ({ outcome, failed }) => {
  const shown = byId('finding')
  shown.dataset.state = failed ? 'failed' : outcome?.holds ? 'done' : ''
  if (failed) {
    const expected = textIn(outcome?.expected) ?? texts.anAnswer
    shown.textContent = `✗ ${texts.expected}: ${expected}\n${texts.seen}: ${textIn(outcome?.seen) ?? failed}`
  } else
    shown.textContent = outcome?.holds
      ? `✓ ${textIn(outcome.seen)}`
      : outcome
        ? `${texts.waiting}: ${textIn(outcome.seen)}`
        : ''
  byId('messages').lastElementChild?.scrollIntoView({ block: 'nearest' })
}

const drawSteps = current => {
  for (const [at, button] of buttons.entries()) {
    const { outcome, failed } = told[at]
    const state = /** @type {HTMLElement} */ (button.querySelector('.state'))
    state.dataset.state = failed ? 'failed' : outcome?.holds ? 'done' : ''
    state.textContent = failed ? '✗' : outcome?.holds ? '✓' : ''
    if (at !== current) button.removeAttribute('aria-current')
    else {
      button.setAttribute('aria-current', 'step')
      button.scrollIntoView({ block: 'nearest' })
    }
  }
  byId('next').setAttribute('aria-disabled', String(busy || isOver()))
  document.body.dataset.busy = busy ? 'yes' : 'no'
  byId('onwards').hidden = place() < buttons.length
  if (isOver()) quiet()
}

let shownStep
/** Shows a step with what is known of it. */
const show = at => {
  shownStep = at
  byId('messages').replaceChildren()
  byId('place').textContent = filled(texts.place, { step: at + 1, steps: buttons.length })
  byId('title').replaceChildren(...buttons[at].querySelector('.title').cloneNode(true).childNodes)
  for (const message of told[at].messages) drawMessage(message, false)
  drawFinding(told[at])
  drawSteps(at)
}

// Asking

/** Where this page is: `/demo`, and in a world of its own `/w/name/demo`. */
const stories = `${location.pathname.replace(/\/+$/, '')}/stories`

const post = async (path, body = {}) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return response
  const { error } = await response.json().catch(() => ({}))
  throw new Error(textIn(error) ?? filled(texts.answered, { status: response.status }))
}

const linesOf = async function* (response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value = '' } = await reader.read()
    const lines = (rest + value).split('\n')
    rest = lines.pop()
    for (const line of lines) yield JSON.parse(line)
    if (done) return
  }
}

/** Does a step, or looks at it again, and draws what happens while it does. */
const ask = async (at, step) => {
  const asked = new Map()
  for await (const line of linesOf(await post(`${stories}/${visit.id}/${buttons[at].dataset.step}`))) {
    if (line.outline !== undefined) {
      const message = { ...line.outline }
      step.messages.push(message)
      asked.set(line.sent, { message, button: drawMessage(message, true) })
      if (!reduced) await pause(220)
    } else if (line.message !== undefined) {
      const { message, button } = asked.get(line.answered)
      Object.assign(message, line.message)
      showStatus(button, message)
    } else step.outcome = line.outcome
  }
}

const perform = async at => {
  const step = told[at]
  show(at)
  try {
    const most = Number(document.body.dataset.looks)
    for (let looks = 0; looks < most; looks++) {
      await ask(at, step)
      if (step.outcome === undefined) throw new Error('The step was not told to its end.')
      if (step.outcome.final) break
      drawFinding(step)
      await pause(500)
    }
    if (!step.outcome.holds) step.failed = textIn(step.outcome.seen)
  } catch (error) {
    step.failed = error.message
    step.outcome = undefined
  }
  drawFinding(step)
}

let busy = false
/** Nothing is begun while something is under way. */
const alone = async work => {
  if (busy) return
  busy = true
  drawSteps(shownStep)
  await work()
  busy = false
  drawSteps(shownStep)
}

const runTo = last =>
  alone(async () => {
    while (!isOver() && place() <= last) await perform(place())
  })

/** Begins with the companies of the form; why they will not do stands in it, and the story before goes on. */
const begin = () =>
  alone(async () => {
    const problem = byId('cast-problem')
    problem.textContent = ''
    try {
      const begun = await (await post(stories, castIn(castForm))).json()
      if (visit !== undefined) await post(`${stories}/${visit.id}/end`).catch(() => {})
      visit = begun
    } catch (error) {
      problem.textContent = error.message
      if (!cast.open) drawFinding({ failed: error.message })
      return
    }
    cast.close()
    told = buttons.map(() => ({ messages: [] }))
    shownStep = undefined
    byId('messages').replaceChildren()
    byId('title').textContent = texts.begin
    byId('place').textContent = visit.companies
      .map(it => `${texts[it.role]}: ${it.name}, NIP\u00a0${it.nip}`)
      .join('\n')
    portalLink.search = `?context=${visit.companies[0].nip}`
    drawFinding({})
  })

/** From one step to the next while it plays by itself, in milliseconds. */
const breath = reduced ? 0 : 2500

/** Plays no further. */
const quiet = () => {
  playing = false
  byId('play').textContent = texts.play
  byId('play').setAttribute('aria-pressed', 'false')
}
const play = async () => {
  playing = true
  byId('play').textContent = texts.stop
  byId('play').setAttribute('aria-pressed', 'true')
  while (playing && !isOver()) {
    await runTo(place())
    if (playing && !isOver()) await pause(breath)
  }
  quiet()
}

told = buttons.map(() => ({ messages: [] }))
byId('next').addEventListener('click', () => runTo(place()))
byId('again').addEventListener('click', () => {
  quiet()
  begin()
})
byId('play').addEventListener('click', () => (playing ? quiet() : play()))
byId('own').addEventListener('click', () => cast.showModal())
castForm.addEventListener('submit', event => {
  event.preventDefault()
  quiet()
  begin()
})
for (const [at, button] of buttons.entries())
  button.addEventListener('click', () => {
    if (told[at].messages.length > 0 || told[at].failed) {
      if (!busy) show(at)
    } else runTo(at)
  })
// What presenters' remote controls send.
addEventListener('keydown', event => {
  if (details.open || cast.open || (event.key !== 'PageDown' && event.key !== 'ArrowRight')) return
  event.preventDefault()
  runTo(place())
})
begin().then(() => {
  if (new URLSearchParams(location.search).has('play')) play()
})
