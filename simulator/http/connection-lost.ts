/** A connection that ends on purpose, where there is none: what `fetch` says of one that ends too soon. */
export class ConnectionLost extends TypeError {
  constructor(message: 'fetch failed' | 'terminated') {
    super(message, { cause: Object.assign(new Error('other side closed'), { code: 'ECONNRESET' }) })
  }
}
