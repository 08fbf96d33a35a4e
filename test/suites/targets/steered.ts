import { controlCalls } from '../../../contracts/control/calls.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { sendControl } from '../../../simulator/commands/control-call.ts'
import { longDelays, type OpenTarget, pace } from './target-kind.ts'

/** A running simulator, steered by nothing but its own /control. */

const { clock, delays, rateLimits, worlds } = controlCalls

/** Whether what answers there can be steered. */
export const isSteerable = (url: string): Promise<boolean> =>
  sendControl({ url }, clock.read).then(
    async answer => clock.read.success.body.safeParse(await answer.json().catch(() => undefined)).success,
    () => false,
  )

let opened = 0

/**
 * A world of its own, whose clock stands until it is moved.
 * @param url of the simulator, with /v2
 * @param idle resolves when that world has no work under way, where that can be known
 */
export const openSteered = async (
  url: string,
  { rateLimited }: { readonly rateLimited: boolean },
  idle: (world: string) => Promise<void> = async () => {},
): Promise<OpenTarget & { readonly origin: string }> => {
  const world = `suite-${++opened}`
  const steer = async (call: Parameters<typeof sendControl>[1], body?: object): Promise<void> => {
    await sendControl({ url, world }, call, body && { body })
  }
  const advance = (by: number) => steer(clock.advance, { by })
  await steer(clock.stand)
  await steer(delays.set, longDelays)
  await steer(rateLimits.set, { counted: rateLimited })
  const origin = url.replace(/(\/v2)?\/?$/, `/w/${world}`)
  const target = connected({
    baseUrl: `${origin}/v2`,
    send: request => fetch(request),
    wait: async times => {
      await idle(world)
      await advance(pace(times))
    },
    advance,
  })
  const close = async () => void (await sendControl({ url }, worlds.drop, { params: { name: world } }))
  return { target, origin, close }
}
