// Makes the comparison pages from each kit's own components: node peers.mjs TEXTS.json FOLDER
//
// Both kits are used without their brands, in the ways that they provide for it: no crown, no logo,
// no GDS Transport, no Frutiger, a brand colour of our own, no pictures of theirs.

import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import nunjucks from 'nunjucks'
import * as sass from 'sass'

const HERE = dirname(fileURLToPath(import.meta.url))
const MODULES = join(HERE, 'node_modules')
const PAGES = ['list', 'detail', 'form']
const KITS = {
  govuk: {
    templates: join(MODULES, 'govuk-frontend/dist'),
    script: join(MODULES, 'govuk-frontend/dist/govuk/govuk-frontend.min.js'),
  },
  nhsuk: {
    templates: join(MODULES, 'nhsuk-frontend/dist'),
    script: join(MODULES, 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js'),
  },
}

const [textsFile, folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: node peers.mjs TEXTS.json FOLDER')
  process.exit(2)
}
const texts = JSON.parse(readFileSync(textsFile, 'utf8'))

const escaped = text => nunjucks.lib.escape(text)
const rows = given => given.map(({key, lines}) => (
  {key: {text: key}, value: {html: lines.map(escaped).join('<br>')}}))
const items = options => options.map(({value, label}) => ({value, text: label, checked: value === ''}))

// The kits' macros want their own shapes, which a template cannot make.
for (const page of PAGES) {
  const {crumbs, here} = texts[page]
  texts[page].crumbs_and_here = [...crumbs, {text: here}]
  texts[page].above = crumbs.slice(0, -1)
  texts[page].parent = crumbs.at(-1)
}
for (const told of [...texts.list.cards, ...texts.detail.sections]) told.rows = rows(told.rows)
texts.list.following = texts.list.next ? {href: texts.list.next} : undefined
for (const group of texts.form.groups) {
  group.items = items(group.options)
  group.hint = group.hint ? {text: group.hint} : undefined
}

for (const [kit, {templates, script}] of Object.entries(KITS)) {
  const root = join(folder, kit)
  mkdirSync(join(root, 'assets'), {recursive: true})
  const css = sass.compile(join(HERE, kit, 'styles.scss'), {
    loadPaths: [MODULES],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import'],
  }).css
  for (const barred of ['GDS Transport', 'Frutiger', '@font-face']) {
    if (css.includes(barred)) throw new Error(`${kit}: the styles still name ${barred}`)
  }
  writeFileSync(join(root, 'assets/styles.css'), css)
  cpSync(script, join(root, 'assets/kit.js'))
  const start = 'import {initAll} from "./kit.js"\ninitAll()\n'
  writeFileSync(join(root, 'assets/start.js'), start)
  const environment = nunjucks.configure([join(HERE, kit), templates], {autoescape: true})
  for (const page of PAGES) {
    const html = environment.render(`${page}.njk`, {
      ...texts, page: texts[page], prefix: `/${kit}/assets`, assetPath: `/${kit}/assets`,
      themeColor: '#0d4a33', htmlLang: 'en-GB',
    })
    mkdirSync(join(root, page), {recursive: true})
    writeFileSync(join(root, page, 'index.html'), html)
  }
}
