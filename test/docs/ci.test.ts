import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { startOptions } from '../../simulator/seed/options/start-options.ts'
import { textOf } from './pages.ts'

/** The pipelines of docs/ci.md: what GitHub, GitLab and Azure read, as far as the page uses it. A key that is not here is a slip. */

const steps = <Command extends string>(command: Command) =>
  z.array(z.looseObject({ [command]: z.string().optional() }).transform(step => step[command]))
const minutes = z.int().positive()
const inMinutes = z.string().regex(/^\d+ minutes$/)
const runsOn = z.literal('ubuntu-latest')

/** As text: a bare `off` may be read as a boolean. */
const options = z.partialRecord(z.enum(startOptions.map(({ variable }) => variable)), z.string())
const image = z.literal('registry.example/ksef-simulator:0.1.0')
const ports = z.tuple([z.literal('4010:4010')])
const baseUrlAt = (host: string) => z.strictObject({ KSEF_BASE_URL: z.literal(`http://${host}:4010/v2`) })

const github = { name: z.string(), on: z.array(z.enum(['push', 'pull_request'])) }
const githubJob = { 'runs-on': runsOn, 'timeout-minutes': minutes, steps: steps('run') }
const azure = { trigger: z.array(z.string()), pool: z.strictObject({ vmImage: runsOn }) }
const azureJob = { job: z.string(), timeoutInMinutes: minutes, steps: steps('script') }

/** By the heading. Each gives its commands. */
const pipelines: Readonly<Record<string, z.ZodType<readonly unknown[]>>> = {
  'GitHub Actions': z
    .strictObject({ ...github, jobs: z.strictObject({ test: z.strictObject(githubJob) }) })
    .transform(({ jobs }) => jobs.test.steps),
  GitLab: z
    .strictObject({
      test: z.strictObject({
        image: z.string(),
        timeout: inMinutes,
        cache: z.strictObject({ key: z.strictObject({ files: z.array(z.string()) }), paths: z.array(z.string()) }),
        script: z.array(z.string()),
      }),
    })
    .transform(({ test }) => test.script),
  'Azure Pipelines': z
    .strictObject({ ...azure, jobs: z.tuple([z.strictObject(azureJob)]) })
    .transform(({ jobs: [{ steps }] }) => steps),
  'GitHub Actions, a service': z
    .strictObject({
      ...github,
      jobs: z.strictObject({
        test: z.strictObject({
          ...githubJob,
          services: z.strictObject({ ksef: z.strictObject({ image, ports, env: options }) }),
          env: baseUrlAt('127.0.0.1'),
        }),
      }),
    })
    .transform(({ jobs }) => jobs.test.steps),
  'GitLab, a service': z
    .strictObject({
      test: z.strictObject({
        image: z.string(),
        timeout: inMinutes,
        services: z.tuple([z.strictObject({ name: image, alias: z.literal('ksef') })]),
        variables: baseUrlAt('ksef')
          .loose()
          .transform(({ KSEF_BASE_URL: _, ...rest }) => rest)
          .pipe(options),
        script: z.array(z.string()),
      }),
    })
    .transform(({ test }) => test.script),
  'Azure Pipelines, a service': z
    .strictObject({
      ...azure,
      resources: z.strictObject({
        containers: z.tuple([z.strictObject({ container: z.literal('ksef'), image, ports, env: options })]),
      }),
      variables: baseUrlAt('127.0.0.1'),
      jobs: z.tuple([z.strictObject({ ...azureJob, services: z.strictObject({ ksef: z.literal('ksef') }) })]),
    })
    .transform(({ jobs: [{ steps }] }) => steps),
}

const found = textOf('docs/ci.md')
  .split(/^###? /m)
  .flatMap(section =>
    [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
      ([, code = '']) => [section.split('\n')[0]!, code] as const,
    ),
  )

test('docs/ci.md has two pipelines for each of three, and no other', () => {
  expect(found.map(([name]) => name)).toEqual(Object.keys(pipelines))
})

test.each(found)('%s: it is what that reads, and ends with the tests beside a simulator', (name, code) => {
  const commands = pipelines[name]!.parse(parse(code, { strict: true }))
  if (name.endsWith('service')) return expect(commands.at(-1)).toBe('mvn --batch-mode verify')
  expect(commands.at(-2)).toMatch(/^npm ci\b/)
  expect(commands.at(-1)).toBe('npx ksef-simulator exec -- npm test')
})
