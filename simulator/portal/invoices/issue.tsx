import { nipOf } from '../context.ts'
import { pictureOf, readDocument } from '../picture/read.ts'
import { prettyXml } from '../pretty-xml.ts'
import { unlessRefused } from '../refusal.ts'
import { download, redirectTo } from '../reply.tsx'
import { takeUnsent } from '../unsent.ts'
import type { SignedInPage } from '../visit.ts'
import { documentOf } from './issue-document.ts'
import { seen, typedIn } from './issue-fields.ts'
import { issueView } from './issue-form.tsx'
import { wrongIn } from './issue-wrong.ts'
import { knownSeller } from './seller.ts'
import { formOf, send } from './send.ts'
import { hasSimilar, similarTo } from './similar.ts'

/** The form, of a known seller or like another invoice of the context. */
export const issuePage: SignedInPage = async visit => {
  const { url, signedIn, language, runtime } = visit
  const ksefNumber = url.searchParams.get('similar')
  const unsent = takeUnsent(visit)
  if (unsent !== undefined) return issueView(visit, typedIn(unsent), { unsent: true })
  if (ksefNumber === null) return issueView(visit, typedIn(new URLSearchParams(await knownSeller(visit))))
  const root = await readDocument((await signedIn.ksef.invoices.get({ params: { ksefNumber } })).xml)
  if (!hasSimilar(root, nipOf(signedIn.context))) return issueView(visit, typedIn(new URLSearchParams()))
  return issueView(visit, typedIn(similarTo(root, language, runtime.now())), { similar: true })
}

/** Sends, shows the picture or hands out the document, by the button that was pressed. */
export const issueInvoicePage: SignedInPage = async visit => {
  const { form, say, session, signedIn, runtime, language } = visit
  if (form.get('do') === 'line') return issueView(visit, typedIn(form, 1))
  const typed = typedIn(form)
  const meant = seen(typed)
  const wrong = wrongIn(meant, language)
  if (Object.keys(wrong).length > 0) return issueView(visit, typed, { wrong })
  const text = documentOf(meant, { sellerNip: nipOf(signedIn.context), now: runtime.now(), language })
  const xml = new TextEncoder().encode(await prettyXml(text))
  if (form.get('do') === 'xml') return download(xml, 'xml', typed.heads.number)
  const root = await readDocument(xml)
  if (form.get('do') === 'preview') return issueView(visit, typed, { picture: pictureOf(root, say) })
  return unlessRefused(
    session,
    async () => redirectTo(visit, await send(visit, xml, formOf(root)!, { from: 'issue' })),
    refused => issueView(visit, typed, { refused }),
  )
}
