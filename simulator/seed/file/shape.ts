import { InvalidArgumentError } from 'commander'
import * as z from 'zod'
import { check } from '../agrees.ts'
import { type StartOption, startOptions } from '../options/start-options.ts'
import { seedMembers } from '../shape.ts'

/** ksef-simulator.yaml: a seed, and the options of `start`. */

type Text = string | number | readonly string[]

/** Read as the same text behind the option is. */
const readBy =
  ({ option }: StartOption) =>
  (given: Text, context: z.RefinementCtx<Text>): unknown => {
    const texts = [given].flat().map(String)
    try {
      const read = option.parseArg
      if (read === undefined) return texts[0]
      return texts.reduce<unknown>((before, text) => read(text, before), undefined)
    } catch (thrown) {
      if (!(thrown instanceof InvalidArgumentError)) throw thrown
      context.addIssue({ code: 'custom', message: thrown.message })
      return z.NEVER
    }
  }

const valueShape = (declared: StartOption): z.ZodType => {
  const { option, isList } = declared
  if (option.isBoolean() || option.negate) return z.boolean()
  if (option.argChoices !== undefined) return z.enum(option.argChoices)
  if (isList) return z.union([z.string(), z.array(z.string()).max(100)]).transform(readBy(declared))
  return z.union([z.string(), z.number()], { error: 'it takes a text or a number' }).transform(readBy(declared))
}

const described = ({ option: { description, negate } }: StartOption): string =>
  negate ? `false: ${description}` : description

/** Those that have their place under `start`. */
export const fileOptions = startOptions.filter(({ line }) => line?.startsWith('start.'))

export const SeedFile = z
  .strictObject({
    start: z
      .strictObject(
        Object.fromEntries(
          fileOptions.map(it => [
            it.name,
            valueShape(it)
              .optional()
              .meta({ description: described(it) }),
          ]),
        ),
      )
      .optional()
      .meta({ description: 'The options of `ksef-simulator start`. The command line and variables win over them.' }),
    ...seedMembers(),
  })
  .check(check)
