import { explanationHeader } from '../read-error.ts'
import { UnexpectedAnswer } from '../unexpected-answer.ts'

/** What the storage of packages says when it does not do as it was asked. */
export const storageAnswer = async (response: Response): Promise<UnexpectedAnswer> => {
  const body = await response.text()
  const said = /<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? body.slice(0, 200)
  return new UnexpectedAnswer(response.status, {
    text: `KSeF's storage does not answer as it should: ${said || 'nothing'}`,
    body,
    explanationId: response.headers.get(explanationHeader) ?? undefined,
  })
}
