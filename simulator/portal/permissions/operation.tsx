import { Facts } from '../parts/facts.tsx'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { refreshOf } from '../refresh.ts'
import { show } from '../reply.tsx'
import type { SignedInPage } from '../visit.ts'
import { isCarriedOut, isRunning, OperationStatus, readOperation } from './above.tsx'
import { administrator, grantKinds } from './grants.ts'

/** How a grant stands: KSeF takes it in at once and carries it out afterwards. */
export const operationPage: SignedInPage = async visit => {
  const { say, url } = visit
  const operation = await readOperation(visit, url.searchParams.get('number') ?? '')
  const refresh = isRunning(operation) ? refreshOf(visit) : undefined
  const kind = [...grantKinds, administrator].find(({ path }) => path === url.searchParams.get('of'))
  return show(
    visit,
    { title: say('grantState'), failed: operation.refused !== undefined, refresh },
    <>
      <h1>{say('grantState')}</h1>
      {kind && <p class="lead">{say(kind.title)}</p>}
      <div id="grant-state" data-live="">
        {operation.refused && <RefusalNotice say={say} title={say('grantFailed')} refused={operation.refused} />}
        {isCarriedOut(operation) && (
          <Notice kind="info" title={say('grantDone')}>
            <p>{say('grantDoneLine')}</p>
          </Notice>
        )}
      </div>
      <Facts
        say={say}
        facts={[
          ['columnStatus', <OperationStatus operation={operation} />],
          ['referenceNumber', <span class="mono">{operation.number}</span>],
        ]}
      />
      <p class="actions">
        <a class="button" href="/web/permissions">
          {say('managePermissions')}
        </a>
        {kind && (
          <a class="button quiet" href={kind.path}>
            {say('grantAnother')}
          </a>
        )}
      </p>
      {refresh && <RefreshLink say={say} refresh={refresh} />}
    </>,
  )
}
