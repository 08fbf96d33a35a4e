import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus: how it is called, and whether one sees that it has it. */
const focused = (page: Page): Promise<{ name: string; visible: boolean; inDialog: boolean; tag: string }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const name = element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText
    return {
      name: name.trim().replace(/\s+/g, ' '),
      visible: outlineStyle !== 'none' && outlineWidth !== '0px',
      inDialog: element.closest('dialog') !== null,
      tag: element.tagName,
    }
  })

const isCalled = (shown: string, name: string): boolean => `${shown} `.startsWith(`${name.replace(/\s+/g, ' ')} `)

/** Someone who has a keyboard and nothing else. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  focused() {
    return focused(this.page)
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  /** The field that has the focus without being asked for. */
  async fill(label: string, text: string): Promise<void> {
    expect(await this.focused()).toMatchObject({ name: label, visible: true })
    await this.page.keyboard.type(text)
  }

  /** On with Tab to a field, then the text. */
  async typeInto(label: string, text: string): Promise<void> {
    await this.reach(label)
    await this.page.keyboard.type(text)
  }

  /** On with Tab to what is called so, then the key. */
  async tabTo(name: string, key: string): Promise<void> {
    await this.reach(name)
    await this.press(key)
  }

  private async reach(name: string): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs++) {
      await this.press('Tab')
      const now = await this.focused()
      if (!isCalled(now.name, name)) continue
      return expect(now, `the focus on ${name} is seen`).toMatchObject({ visible: true })
    }
    throw new Error(`No Tab leads to ${name}.`)
  }
}
