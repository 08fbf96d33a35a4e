/** A path of the API with its query: where there is little room it is broken before a slash or behind "?" or "&", not within a number. */
export const WirePath = ({ path }: { path: string }) => (
  <code class="path">
    {path.split(/(?=\/)|(?<=[?&])/).map(part => (
      <span>{part}</span>
    ))}
  </code>
)
