import type { Told } from '../../contracts/told.ts'
import type { Exchange } from '../portal/exchanges.ts'

/** Who talks in the story. You are the person at the portal, and your own program. */
export const parties = ['You', 'A-Cube', 'KSeF'] as const
export type Party = (typeof parties)[number]

/** A request and its answer as they are shown: without secrets. */
export interface Message extends Pick<Exchange, 'method' | 'path' | 'status'> {
  readonly from: Party
  readonly to: Party
  /** What KSeF says of work in its answer's body: 200 done, 450 refused … */
  readonly code?: number
  /** The first line, headers, and the body after an empty line. */
  readonly request: string
  /** The status, and the body after an empty line. */
  readonly response: Told
  /** The simulator's own explanation of a refusal. */
  readonly why?: Told
}

/** What can be told of a message before it is answered. */
export type Outline = Pick<Message, 'from' | 'to' | 'method' | 'path'>

/** Is told of a message when it is sent, and by what that gives back when it is answered. */
export type Tell = (outline: Outline) => (message: Message) => void
