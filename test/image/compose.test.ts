import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { startOptions } from '../../simulator/seed/options/start-options.ts'
import { root, textOf } from '../docs/pages.ts'

/** compose.yaml as Docker reads it, as far as it is used; `.ci/compose` does what it says. */

const healthy = z.strictObject({ condition: z.literal('service_healthy') })
const variables = z.partialRecord(z.enum(startOptions.map(({ variable }) => variable)), z.string())
const Compose = z.strictObject({
  name: z.string(),
  services: z.strictObject({
    balancer: z.strictObject({
      image: z.string(),
      volumes: z.tuple([z.string()]),
      ports: z.tuple([z.literal('127.0.0.1:4010:80')]),
      depends_on: z.strictObject({ simulator: healthy }),
    }),
    simulator: z.strictObject({
      build: z.literal('.'),
      deploy: z.strictObject({ replicas: z.literal(2) }),
      environment: variables,
      depends_on: z.strictObject({ database: healthy }),
    }),
    database: z.strictObject({
      image: z.string(),
      environment: z.strictObject({ POSTGRES_USER: z.string(), POSTGRES_PASSWORD: z.string() }),
      volumes: z.tuple([z.literal('database:/var/lib/postgresql/data')]),
      healthcheck: z.strictObject({ test: z.array(z.string()), interval: z.string(), retries: z.int() }),
    }),
  }),
  volumes: z.strictObject({ database: z.null() }),
})

test('compose.yaml is one, its variables are options, and its parts find each other', () => {
  const { services } = Compose.parse(parse(textOf('compose.yaml'), { strict: true }))
  const { balancer, simulator, database } = services
  const [config] = balancer.volumes[0].split(':')
  expect(existsSync(new URL(config!, root))).toBe(true)
  expect(textOf(config!)).toContain('server simulator:4010;')

  const { POSTGRES_USER: user, POSTGRES_PASSWORD: password } = database.environment
  const state = {
    KSEF_SIMULATOR_DATA: '',
    KSEF_SIMULATOR_DATABASE: `postgres://${user}:${password}@database:5432/${user}`,
  }
  expect(simulator.environment).toMatchObject(state)
})
