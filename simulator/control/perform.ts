import type { ControlCallShape, ControlInput } from '../../contracts/control/call.ts'
import type { ListedControlCall } from '../../contracts/control/calls.ts'
import type { ControlHandler, Steering } from './handler.ts'
import { controlHandlers } from './handlers.ts'

/** Does what a call asks for, whoever asks and how. @throws NotDone */
export const perform = async (
  { area, name, operation: { success } }: ListedControlCall,
  input: object,
  steering: Steering,
): Promise<unknown> => {
  // The table of handlers has checked that input and handler fit; here they are any call's.
  const handlers = controlHandlers as unknown as Record<string, Record<string, ControlHandler<ControlCallShape>>>
  const output: unknown = await handlers[area]![name]!(input as ControlInput<ControlCallShape>, steering)
  return success.body === undefined ? output : success.body.parse(output)
}
