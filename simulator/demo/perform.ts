import type { Finding, Step } from './step.ts'
import type { Story } from './story.ts'

/** What went wrong where nothing could be looked at. */
const broken = (step: Step, error: unknown): Finding => ({
  expected: step.title,
  seen: error instanceof Error ? error.message : String(error),
  holds: false,
})

/** Does the step. Undefined when that went well; then look at what came of it. */
export const runStep = async (step: Step, story: Story): Promise<Finding | undefined> => {
  try {
    await step.run(story)
    return undefined
  } catch (error) {
    return broken(step, error)
  }
}

/** Looks at what came of the step, once. */
export const checkStep = async (step: Step, story: Story): Promise<Finding> => {
  try {
    return await step.check(story)
  } catch (error) {
    return broken(step, error)
  }
}

/** So often is looked before a step counts as failed. */
export const mostLooks = 40

/**
 * Does a step and looks at what came of it until it holds or patience ends.
 * @param pause between two looks.
 */
export const performStep = async (step: Step, story: Story, pause: () => Promise<void>): Promise<Finding> => {
  const failed = await runStep(step, story)
  if (failed !== undefined) return failed
  let finding = await checkStep(step, story)
  for (let looks = 1; !finding.holds && looks < mostLooks; looks++) {
    await pause()
    finding = await checkStep(step, story)
  }
  return finding
}
