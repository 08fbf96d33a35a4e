import { certificatePage, chooseCertificatePage } from './pages/certificate.tsx'
import { exchangesPage } from './pages/exchanges.tsx'
import { generatePage, generateTokenPage } from './pages/generate.tsx'
import { homePage } from './pages/home.tsx'
import { languagePage } from './pages/language.ts'
import { chooseContextPage, loginPage } from './pages/login.tsx'
import { methodPage } from './pages/method.tsx'
import { progressPage } from './pages/progress.tsx'
import { confirmPage, revokePage } from './pages/revoke.tsx'
import { signAndSendPage, signPage } from './pages/sign.tsx'
import { signOutPage } from './pages/sign-out.ts'
import { startPage } from './pages/start.ts'
import { tokenListPage } from './pages/token-list.tsx'
import { tokenNumberPage } from './pages/token-number.tsx'
import type { Page, SignedInPage } from './visit.ts'

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
  'GET /web/exchanges': exchangesPage,
}

/** What only someone signed in may open. */
export const signedInPages: Readonly<Record<string, SignedInPage>> = {
  'GET /web/home': homePage,
  'GET /web/tokens': tokenListPage,
  'GET /web/tokens/generate': generatePage,
  'POST /web/tokens/generate': generateTokenPage,
  'GET /web/tokens/number': tokenNumberPage,
  'GET /web/tokens/revoke': confirmPage,
  'POST /web/tokens/revoke': revokePage,
  'POST /web/sign-out': signOutPage,
}
