import { existsSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'

const EXECUTABLE = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
const MISSING = `There is no Chromium at ${EXECUTABLE}: run 'apt-get install chromium', or set CHROMIUM_PATH to where one is.`
const isCI = ['true', '1'].includes(process.env.CI ?? '')

/** It is to talk to the shop and to nobody else. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium for the tests of this file. Where there is none they are skipped, and under CI they fail. */
export function testBrowser(): () => Browser {
  let browser: Browser | undefined
  const isMissing = !existsSync(EXECUTABLE)
  if (isMissing && !isCI) console.warn(`Tests are skipped. ${MISSING}`)
  beforeEach(({ skip }) => skip(isMissing, MISSING))
  beforeAll(async () => {
    if (isMissing && isCI) throw new Error(MISSING)
    if (!isMissing)
      browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS, timeout: 300_000 })
  })
  afterAll(() => browser?.close())
  return () => {
    if (browser === undefined) throw new Error(MISSING)
    return browser
  }
}

/** Everything that a page complains about from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    // A page that is left drops what it was still loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()} failed`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`)
  })
  return complaints
}

/** Clicks a link, and waits until the page that it leads to is there. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const to = new URL((await link.getAttribute('href')) ?? '', page.url())
  await link.click()
  await page.waitForURL((url) => url.href === to.href)
}

/** The least contrast of text and background on a page, by the formula of WCAG 2. */
export async function leastContrast(page: Page): Promise<number> {
  // Before its style sheet is there a page is black on nothing.
  await page.waitForLoadState('load')
  return page.evaluate(() => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const background = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)'
      const { backgroundColor } = getComputedStyle(element)
      return channels(backgroundColor)[3] === 0 ? background(element.parentElement) : backgroundColor
    }
    const contrasts = [...document.querySelectorAll('main *')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
      )
      .map((element) => {
        const [low = 0, high = 0] = [
          luminance(getComputedStyle(element).color),
          luminance(background(element)),
        ].sort((a, b) => a - b)
        return (high + 0.05) / (low + 0.05)
      })
    return Math.min(...contrasts)
  })
}
