import { type Command, Option } from 'commander'
import { controlCalls } from '../../contracts/control/calls.ts'
import { addPlaceOptions } from './control.ts'
import { type ControlPlace, sendControl } from './control-call.ts'
import { addNipOption, type NipOptions, nipOf } from './nip-option.ts'
import { print } from './print.ts'
import { run } from './run.ts'

const { signIn } = controlCalls.access

export type Variables = Readonly<Record<string, string>>
const lines = (variables: Variables, write: (name: string, value: string) => string): string =>
  Object.entries(variables)
    .map(([name, value]) => write(name, value))
    .join('\n')

/** JWTs and instants. A shell evaluates them, and who has answered may be anybody. */
const plain = /^[\w.:+-]*$/

/** Nothing in them has to be escaped within single quotes. */
const formats = {
  sh: (variables: Variables) => lines(variables, (name, value) => `export ${name}='${value}'`),
  dotenv: (variables: Variables) => lines(variables, (name, value) => `${name}=${value}`),
  powershell: (variables: Variables) => lines(variables, (name, value) => `$env:${name} = '${value}'`),
  json: (variables: Variables) => JSON.stringify(variables, null, 2),
} as const

/** What `/control/sign-in` gave, as variables. @throws Error for what is none of its answers */
export const tokensIn = async (response: Response): Promise<Variables> => {
  const { accessToken, refreshToken } = signIn.success.body.parse(await response.json())
  const tokens = {
    KSEF_ACCESS_TOKEN: accessToken.token,
    KSEF_ACCESS_TOKEN_VALID_UNTIL: accessToken.validUntil,
    KSEF_REFRESH_TOKEN: refreshToken.token,
  }
  if (!Object.values(tokens).every(text => plain.test(text)))
    throw new Error('What answers there is no simulator: its tokens are none.')
  return tokens
}

interface LoginOptions extends NipOptions, ControlPlace {
  readonly format: keyof typeof formats
}

/** `login`: an access token for curl, Postman and the like, of a running simulator. */
export const register = (program: Command): void => {
  const command = program
    .command('login')
    .description('sign in to a running simulator and print an access token as a variable of the shell')
  addPlaceOptions(addNipOption(command, 'for whom: the NIP of the organisation'))
    .addOption(new Option('--format <format>', 'for which shell or file').choices(Object.keys(formats)).default('sh'))
    .addHelpText(
      'after',
      '\nFor a shell:\n  eval "$(ksef-simulator login --nip 5265877635)" && echo "$KSEF_ACCESS_TOKEN"',
    )
    .action((options: LoginOptions) => run(command, () => login(command, options), options.url))
}

const login = async (command: Command, { format, ...options }: LoginOptions): Promise<void> => {
  const body = { nip: await nipOf(options) }
  const response = await sendControl(options, signIn, { body })
  print(command, formats[format](await tokensIn(response)))
}
