import { setStage } from '../../simulator/commands/demo-stage.ts'
import type { Message, Tell } from '../../simulator/demo/message.ts'
import { type Delays, systemRuntime } from '../../simulator/index.ts'

/** A stage, and the messages that were told on it. */
export const stageWithMessages = async (delays: Partial<Delays> = {}) => {
  const messages: Message[] = []
  const tell: Tell = () => message => {
    messages.push(message)
  }
  const runtime = systemRuntime({ delays })
  return { messages, ...(await setStage({ runtime, port: 0 }, tell)) }
}
