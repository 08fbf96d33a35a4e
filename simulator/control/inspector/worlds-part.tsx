import { showInstant } from '../../../contracts/control/formats.ts'
import { paths } from './frame.tsx'
import { formsOf, Part, type PartProps } from './part.tsx'
import { momentOf } from './row.tsx'

export const Worlds = (props: PartProps) => {
  const { look } = props
  const { say, steering, toWorld } = look
  const form = formsOf(props)
  const others = steering.keeper.all().filter(({ name }) => name !== steering.name)
  return (
    <Part {...props} area="worlds" title="worlds">
      <p>
        {say('thisWorld')} <strong>{steering.name}</strong>
      </p>
      <div class="buttons">
        {form({ call: 'worlds.reset', label: 'reset', danger: true })}
        <a class="button quiet" href="/control/snapshot" download={`${steering.name}.jsonl`}>
          {say('snapshot')}
        </a>
      </div>
      <p class="muted">{say('snapshotLead')}</p>
      <form class="call-form" data-restore={say('restored')} hidden>
        <div class="field">
          <label for="restore-file">{say('restoreFile')}</label>
          <input id="restore-file" type="file" name="file" required />
        </div>
        <button type="submit" class="danger">
          {say('restore')}
        </button>
      </form>
      <noscript>
        <p>{say('restoreNeedsScripts')}</p>
      </noscript>
      {others.length > 0 && <h3>{say('otherWorlds')}</h3>}
      <ul class="rows">
        {others.map(({ name, prefix, runtime }) => (
          <li class="row standing">
            <a href={toWorld(prefix, paths.steering)}>{name}</a>
            <span class="facts">{momentOf(showInstant(runtime.now()))}</span>
            {form({
              call: 'worlds.drop',
              label: 'drop',
              fixed: { name },
              quiet: true,
              spoken: `${say('drop')} ${name}`,
            })}
          </li>
        ))}
      </ul>
    </Part>
  )
}
