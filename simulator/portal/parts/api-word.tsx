import { brokenAt } from './broken-at.tsx'

/** A word of the API, as "CollectiveIdentifierManage": where there is little room it is broken before a capital. */
export const ApiWord = ({ word }: { word: string }) => <code class="kind">{brokenAt(word, /(?=[A-Z])/)}</code>
