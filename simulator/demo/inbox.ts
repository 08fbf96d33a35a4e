import { createHash, createPublicKey, verify } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import * as z from 'zod'
import { InvoicePayload, OnboardingPayload } from '../../contracts/acube/webhooks.ts'

const Notification = z.union([InvoicePayload, OnboardingPayload])
export type Notification = z.infer<typeof Notification>
type OfType<Type extends Notification['webhookType']> = Type extends InvoicePayload['webhookType']
  ? InvoicePayload
  : OnboardingPayload

/** What A-Cube's sample of a receiver answers (WHTS). */
const unsigned = (): Response => Response.json({ message: 'Invalid http signature' }, { status: 401 })

/** Where notifications for a company arrive: your own program. */
export interface Inbox {
  /** Every notification that was signed well, the oldest first. */
  readonly notifications: readonly Notification[]
  /** What they are verified with: A-Cube's public key in PEM. */
  publicKey?: string
  /** The newest of a type. */
  latest<Type extends Notification['webhookType']>(type: Type): OfType<Type> | undefined
  /** Takes a notification in, if its signature holds. */
  receive(request: Request): Promise<Response>
}

/** Whether the digest is that of the body, and the signature covers it and holds. */
const isSigned = async (request: Request, body: string, publicKey: string): Promise<boolean> => {
  const digest = createHash('sha256').update(body).digest('base64')
  if (request.headers.get('content-digest') !== `sha-256=:${digest}:`) return false
  const key = createPublicKey(publicKey)
  try {
    const { method, url } = request
    const holds = await httpbis.verifyMessage(
      {
        requiredFields: ['@method', '@authority', '@target-uri', 'date', 'content-digest'],
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
      const body = await request.text()
      if (inbox.publicKey === undefined || !(await isSigned(request, body, inbox.publicKey))) return unsigned()
      const { data } = Notification.safeParse(parsed(body))
      if (data === undefined) return Response.json({ message: 'Unknown notification' }, { status: 422 })
      notifications.push(data)
      return new Response(null, { status: 204 })
    },
  }
  return inbox
}
