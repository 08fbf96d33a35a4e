import { createPublicKey, verify } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import * as z from 'zod'
import { InvoicePayload, OnboardingPayload, signedFields } from '../../contracts/acube/webhooks.ts'
import { readUpTo } from '../http/read-up-to.ts'
import { sha256 } from '../runtime/sha256.ts'

const Notification = z.union([InvoicePayload, OnboardingPayload])
export type Notification = z.infer<typeof Notification>
type OfType<Type extends Notification['webhookType']> = Type extends InvoicePayload['webhookType']
  ? InvoicePayload
  : OnboardingPayload

/** A notification is a few hundred bytes. */
const mostBytes = 64 * 1024

const refused = (status: number, message: string): Received => ({ response: Response.json({ message }, { status }) })
/** What A-Cube's sample of a receiver answers (WHTS). */
const unsigned = (): Received => refused(401, 'Invalid http signature')

export interface Received {
  readonly response: Response
  /** What was sent, when its signature holds: anything else may be from anybody. */
  readonly body?: string
}

/** Where notifications for a company arrive: your own program. */
export interface Inbox {
  /** Every notification that was signed well, the oldest first. */
  readonly notifications: readonly Notification[]
  /** What they are verified with: A-Cube's public key in PEM. */
  publicKey?: string
  /** The newest of a type. */
  latest<Type extends Notification['webhookType']>(type: Type): OfType<Type> | undefined
  /** Takes a notification in, if its signature holds. */
  receive(request: Request): Promise<Received>
}

/** Whether the digest is that of the body, and the signature covers it and holds. */
const isSigned = async (request: Request, body: string, publicKey: string): Promise<boolean> => {
  if (request.headers.get('content-digest') !== `sha-256=:${sha256(body)}:`) return false
  const key = createPublicKey(publicKey)
  try {
    const { method, url } = request
    const holds = await httpbis.verifyMessage(
      {
        requiredFields: [...signedFields],
        requiredParams: ['created', 'keyid', 'alg'],
        // The simulator's clock may show another day than the machine's.
        notAfter: Number.POSITIVE_INFINITY,
        keyLookup: async () => ({
          algs: ['ed25519'],
          verify: async (data, signature) => verify(null, data, key, signature),
        }),
      },
      { method, url, headers: Object.fromEntries(request.headers) },
    )
    return holds === true
  } catch {
    return false
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const createInbox = (): Inbox => {
  const notifications: Notification[] = []
  const inbox: Inbox = {
    notifications,
    latest: type => notifications.findLast(it => it.webhookType === type) as never,
    receive: async request => {
      const octets = await readUpTo(mostBytes, request)
      if (octets === undefined) return refused(413, 'Content too large')
      const body = Buffer.from(octets).toString()
      if (inbox.publicKey === undefined || !(await isSigned(request, body, inbox.publicKey))) return unsigned()
      const { data } = Notification.safeParse(parsed(body))
      if (data === undefined) return { ...refused(422, 'Unknown notification'), body }
      notifications.push(data)
      return { response: new Response(null, { status: 204 }), body }
    },
  }
  return inbox
}
