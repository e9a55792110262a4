// Asks Lighthouse about addresses: CHROME_PATH=… node lighthouse.mjs URL… ; writes JSON to the output.

import {launch} from 'chrome-launcher'
import lighthouse from 'lighthouse'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-component-update']
const told = []
for (const url of process.argv.slice(2)) {
  // A browser for each page: what an earlier one left to a service worker is not this one's cost.
  const chrome = await launch({chromeFlags: FLAGS, logLevel: 'silent'})
  try {
    const {lhr} = await lighthouse(url, {
      port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'silent',
    })
    const scores = Object.fromEntries(
      CATEGORIES.map(name => [name, lhr.categories[name]?.score ?? null]))
    const below = CATEGORIES.flatMap(name => lhr.categories[name].auditRefs
      .map(({id, weight}) => ({category: name, id, weight, audit: lhr.audits[id]}))
      .filter(({audit}) => audit.score !== null && audit.score < 1)
      .map(({category, id, weight, audit}) => ({
        category, id, weight, score: audit.score, title: audit.title,
        value: audit.displayValue ?? audit.explanation ?? '',
        items: (audit.details?.items ?? []).slice(0, 5)
          .map(item => item.node?.snippet ?? item.url ?? item.source ?? item.description ?? '')
          .filter(text => typeof text === 'string' && text)
          .map(text => text.slice(0, 160)),
      })))
    told.push({url, version: lhr.lighthouseVersion, error: lhr.runtimeError?.message ?? '', scores, below})
  } finally {
    chrome.kill()
  }
}
console.log(JSON.stringify(told))
