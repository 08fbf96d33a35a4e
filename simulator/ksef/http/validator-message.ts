import type * as z from 'zod'
import { isUnstated } from '../../../contracts/bounds.ts'
import { integerBounds } from '../../../contracts/ksef/formats.ts'

/**
 * What KSeF's validator says of a fault, in English, in the style of FluentValidation (errors-027). Recorded: "is not
 * in the correct format.", "must not be empty.", "must be between … You entered …", "must be less than or equal to";
 * the sentences on lengths are that library's own, assumed here.
 * @returns undefined where the contract itself has the text.
 */
export const validatorMessage = (issue: z.core.$ZodRawIssue): string | undefined => {
  const name = `'${pathOf(issue.path ?? [])}'`
  if (issue.input === undefined || (issue.params as { empty?: boolean } | undefined)?.empty)
    return `${name} must not be empty.`
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      if (Array.isArray(issue.input)) return outOfItems(name, issue)
      return isNoInteger(issue)
        ? `${name} is not in the correct format.`
        : outOfBounds(name, issue.input, boundsOf(issue))
    case 'custom':
      return custom(name, issue.input, issue.params)
    default:
      return `${name} is not in the correct format.`
  }
}

/** `permissions[0].description` */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step)),
    '',
  )

const outOfItems = (name: string, { code, minimum, maximum, input }: z.core.$ZodRawIssue): string => {
  if ((input as readonly unknown[]).length === 0) return `${name} must not be empty.`
  return code === 'too_small'
    ? `${name} must contain at least ${minimum} items.`
    : `${name} must contain at most ${maximum} items.`
}

interface Bounds {
  readonly min?: number | null
  readonly max?: number | null
}

/** Too large for an integer of its kind, or too small: like any other text that is none. */
const isNoInteger = ({ minimum, maximum }: z.core.$ZodRawIssue): boolean =>
  integerBounds.includes((minimum ?? maximum) as number)

/**
 * Both bounds of the value, whichever of them is broken; one of ours only where it is. What an integer of its kind may be
 * is no bound of its own.
 */
const boundsOf = ({ schema, code }: z.core.$ZodRawIssue): Bounds => {
  const { minLength, maxLength, minValue, maxValue } = schema as unknown as Record<string, number | null | undefined>
  const [min, max] = [minValue, maxValue].map(bound => (integerBounds.includes(bound!) ? undefined : bound))
  const longest = code === 'too_small' && isUnstated(maxLength) ? undefined : maxLength
  return { min: minLength ?? min, max: longest ?? max }
}

const outOfBounds = (name: string, value: unknown, { min, max }: Bounds): string => {
  const both = min != null && max != null
  if (typeof value === 'string') {
    const entered = `You entered ${value.length} characters.`
    if (both && min === max) return `${name} must be ${max} characters in length. ${entered}`
    if (both) return `${name} must be between ${min} and ${max} characters. ${entered}`
    return min != null
      ? `The length of ${name} must be at least ${min} characters. ${entered}`
      : `The length of ${name} must be ${max} characters or fewer. ${entered}`
  }
  if (both) return between(name, min, max, value)
  return min != null
    ? `${name} must be greater than or equal to '${min}'.`
    : `${name} must be less than or equal to '${max}'.`
}

const between = (name: string, min: number, max: number, value: unknown): string =>
  `${name} must be between ${min} and ${max}. You entered ${value}.`

const custom = (name: string, value: unknown, params: Record<string, unknown> | undefined): string | undefined => {
  if (params?.format) return `${name} is not in the correct format.`
  if (Array.isArray(params?.between)) return between(name, params.between[0], params.between[1], value)
  return undefined
}
