import { attachmentPages } from './attachments/pages.ts'
import { certificatePages } from './certificates/pages.ts'
import { collectivePages } from './collective/pages.ts'
import { invoicePages } from './invoices/pages.ts'
import { certificatePage, chooseCertificatePage } from './pages/certificate.tsx'
import { codePage } from './pages/code.tsx'
import { exchangesPage } from './pages/exchanges.tsx'
import { homePage } from './pages/home.tsx'
import { languagePage } from './pages/language.ts'
import { chooseContextPage, loginPage } from './pages/login.tsx'
import { methodPage } from './pages/method.tsx'
import { progressPage } from './pages/progress.tsx'
import { signAndSendPage, signPage } from './pages/sign.tsx'
import { signOutPage } from './pages/sign-out.ts'
import { startPage } from './pages/start.ts'
import { permissionPages } from './permissions/pages.ts'
import { sessionPages } from './sessions/pages.ts'
import { tokenPages } from './tokens/pages.ts'
import type { Page, PageRows } from './visit.ts'

/** What anyone may open. A GET shows, a POST does and sends on to a GET. */
export const pages: Readonly<Record<string, Page>> = {
  'GET /web': startPage,
  'GET /web/language': languagePage,
  'GET /web/login': loginPage,
  'POST /web/login': chooseContextPage,
  'GET /web/login/method': methodPage,
  'GET /web/login/certificate': certificatePage,
  'POST /web/login/certificate': chooseCertificatePage,
  'GET /web/login/sign': signPage,
  'POST /web/login/sign': signAndSendPage,
  'GET /web/login/progress': progressPage,
  'POST /web/sign-out': signOutPage,
  'GET /web/exchanges': exchangesPage,
  'GET /web/exchanges/code': codePage,
}

/** What only someone signed in may open, if KSeF lets them call what it is for: every area has its rows. */
export const signedInPages: PageRows = {
  'GET /web/home': { page: homePage },
  ...invoicePages,
  ...sessionPages,
  ...permissionPages,
  ...certificatePages,
  ...collectivePages,
  ...attachmentPages,
  ...tokenPages,
}
