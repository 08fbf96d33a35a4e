import type { Page } from 'playwright-core'

/**
 * owner: of a firm with everything; beginner: of one with nothing; doer: of one where scenes may change what there is; reader: a person
 * who may read invoices; nobody: not signed in.
 */
export type Looker = 'owner' | 'beginner' | 'doer' | 'reader' | 'nobody'

/** A page to look at: who looks, and how they get there. */
export interface Scene {
  readonly as: Looker
  readonly path: string
  /** What is done there before one looks. */
  readonly then?: (page: Page) => Promise<unknown>
}
export type Scenes = Readonly<Record<string, Scene>>

export const owner = (path: string, then?: Scene['then']): Scene => ({ as: 'owner', path, then })
export const beginner = (path: string): Scene => ({ as: 'beginner', path })
export const doer = (path: string, then?: Scene['then']): Scene => ({ as: 'doer', path, then })
export const nobody = (path: string, then?: Scene['then']): Scene => ({ as: 'nobody', path, then })

export const press = (page: Page) => page.locator('main form button[type="submit"]').first().click()
export const firstRow = (page: Page) => page.locator('.list tbody a').first().click()
export const chooseFirst = async (page: Page) => {
  await page.locator('.list input:enabled').first().check()
  await page.locator('.choosing button').first().click()
}
