import type { AcubeTarget } from '../../../contracts/acube/suite-target.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { beginPostgres } from '../../store/postgres-server.ts'
import { acubeTargetOf } from './acube-target.ts'
import { beginBalancer } from './balancer.ts'
import { openSteered } from './steered.ts'
import { noon, type TargetKind } from './target-kind.ts'

/** Three simulators on one database behind a load balancer that deals requests in turn. */
export const beginReplicas = async () => {
  const server = await beginPostgres('fsync=off')
  const database = await server.database()
  const replicas = [1, 2, 3].map(seed => createSimulator({ runtime: fixedRuntime({ at: noon, seed }), database }))
  const listening = await Promise.all(replicas.map(it => it.listen({ port: 0 })))
  const balancer = await beginBalancer(listening.map(({ port }) => port))
  return {
    server,
    replicas,
    origin: balancer.origin,
    /** Resolves when none of them works on a package. */
    idle: async (world: string) => void (await Promise.all(replicas.map(it => it.world(world).idle()))),
    close: async () => {
      await balancer.close()
      await Promise.all(replicas.map(it => it.close()))
      await server.close()
    },
  }
}

let shared: ReturnType<typeof beginReplicas> | undefined
const all = () => {
  shared ??= beginReplicas()
  return shared
}

/** Every target is a world of its own on the same three. */
export const threeReplicas = {
  name: 'three replicas on one PostgreSQL, requests dealt in turn',
  abilities: ['form', 'clock', 'delays', 'rate-limits'],
  open: async (options: { readonly rateLimited: boolean }) => {
    const { origin, idle } = await all()
    return openSteered(`${origin}/v2`, options, idle)
  },
} satisfies TargetKind

/** A-Cube of such a world, dealt in turn as well. */
export const acubeOfThree: TargetKind<AcubeTarget> = {
  name: 'A-Cube of three replicas',
  abilities: ['clock'],
  open: async options => {
    const { target, origin, close } = await threeReplicas.open(options)
    return { target: acubeTargetOf(target, origin, request => fetch(request)), close }
  },
}

/** What is there when all targets are closed. */
export const endReplicas = async (): Promise<void> => (await shared)?.close()
