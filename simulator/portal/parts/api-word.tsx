/** A word of the API, as "CollectiveIdentifierManage": where there is little room it is broken before a capital. */
export const ApiWord = ({ word }: { word: string }) => (
  <code class="kind">
    {word.split(/(?=[A-Z])/).map(part => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </code>
)
