import { Hono } from 'hono'
import { defaultAccounts } from '../acube/accounts.ts'
import { createTraffic } from '../acube/traffic.ts'
import type { Tell } from '../demo/message.ts'
import { notified } from '../demo/notified.ts'
import { type Cast, createStory, type Story } from '../demo/story.ts'
import type { Connection } from '../http/connection.ts'
import { serveApp } from '../http/serve.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { type Listening, openSimulator } from '../simulator.ts'

/** A simulator of its own with a story on it, and a program that takes in notifications: all on loopback, on real sockets. */
export interface Stage {
  readonly simulator: Listening
  readonly story: Story
  close(): Promise<void>
}

/** @param port of the simulator; 0 takes a free one. */
export const setStage = async (
  { runtime, port, cast }: { readonly runtime: Runtime; readonly port: number; readonly cast?: Cast },
  tell: Tell,
): Promise<Stage> => {
  const traffic = createTraffic()
  const simulator = openSimulator({ runtime, rateLimits: 'off', acube: { traffic } })
  const listening = await simulator.listen({ port })
  const program = new Hono<{ Bindings: Connection }>()
  const served = await serveApp(program.fetch, 0, '127.0.0.1')
  const story = createStory({
    origin: listening.origin,
    runtime,
    account: defaultAccounts[0]!,
    traffic,
    fetch: request => fetch(request),
    inboxUrl: role => `http://127.0.0.1:${served.port}/hooks/${role}`,
    tell,
    cast,
  })
  for (const { role, inbox } of [story.seller, story.buyer])
    program.post(`/hooks/${role}`, c => notified(inbox, c.req.raw, tell))
  return {
    simulator: listening,
    story,
    close: async () => {
      story.end()
      await Promise.all([simulator.close(), served.stop()])
    },
  }
}
