import type { Simulator } from '../../simulator/index.ts'

/** Text of an attribute or element as a browser reads it. */
const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Of the calls that a page shows: `/v2/auth/challenge`. */
export const pathsIn = (html: string): string[] =>
  [...html.matchAll(/<code class="path">(.*?)<\/code>/g)].map(([, parts = '']) =>
    unescaped(parts.replace(/<[^>]*>/g, '')),
  )

/** A browser of the plainest kind, without a socket: cookies, redirects, forms. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  /** Every Set-Cookie line that came. */
  readonly cookieLines: string[] = []
  /** Every address that was asked for. */
  readonly addresses: string[] = []
  /** The page that is shown. */
  html = ''
  status = 0
  headers = new Headers()
  path = ''
  clientIp = '192.0.2.7'
  readonly #simulator: Pick<Simulator, 'fetch'>
  readonly #origin: string

  constructor(simulator: Pick<Simulator, 'fetch'>, origin = 'http://ksef.test:4010') {
    this.#simulator = simulator
    this.#origin = origin
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<this> {
    return this.#ask(path, { headers })
  }

  /** Sends a form with the CSRF token of the page, unless the fields bring one. */
  async post(path: string, fields: Record<string, string | readonly string[]> = {}): Promise<this> {
    const body = new URLSearchParams({ csrf: this.csrf })
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name)
      for (const one of [value].flat()) body.append(name, one as string)
    }
    return this.#ask(path, { method: 'POST', body: body.toString(), headers: { 'Content-Type': formType } })
  }

  get csrf(): string {
    return /name="csrf" value="(\w+)"/.exec(this.html)?.[1] ?? ''
  }

  get title(): string {
    return unescaped(/<title>(.*?)<\/title>/.exec(this.html)?.[1] ?? '')
  }

  /** What is written on the page. */
  get text(): string {
    // What keeps a number in one piece stands within a word.
    const inOnePiece = this.html.replace(/<span class="whole">(.*?)<\/span>/g, '$1')
    return unescaped(inOnePiece.replace(/<[^>]*>/g, ' '))
  }

  async signIn(nip: string, signer: { type?: string; nip?: string; pesel?: string } = {}): Promise<this> {
    await this.get('/web/login')
    await this.post('/web/login', { nip })
    await this.get(`/web/login/certificate?context=${nip}`)
    await this.post(`/web/login/certificate?context=${nip}`, { answer: 'yes' })
    return this.post(`/web/login/sign?context=${nip}`, { type: 'stamp-nip', nip, ...signer })
  }

  /** Gives the token number and leaves its page open. */
  async generateToken(name: string, role: readonly string[] = ['InvoiceRead', 'InvoiceWrite']): Promise<string> {
    await this.get('/web/tokens/generate')
    await this.post('/web/tokens/generate', { name, role })
    return this.tokenNumber ?? ''
  }

  get tokenNumber(): string | undefined {
    return /<code id="token-number"[^>]*>(.*?)<\/code>/s.exec(this.html)?.[1]?.replace(/<[^>]+>/g, '')
  }

  async #ask(path: string, init: RequestInit): Promise<this> {
    // As a link of the page that is shown.
    const url = new URL(path, new URL(this.path, this.#origin))
    this.addresses.push(url.href)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...this.cookies].map(pair => pair.join('=')).join('; '))
    const response = await this.#simulator.fetch(new Request(url, { ...init, headers }), { clientIp: this.clientIp })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return this.#ask(location, {})
    this.html = await response.text()
    this.status = response.status
    this.headers = response.headers
    this.path = url.pathname + url.search
    return this
  }

  #keep(line: string): void {
    this.cookieLines.push(line)
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

const formType = 'application/x-www-form-urlencoded'
