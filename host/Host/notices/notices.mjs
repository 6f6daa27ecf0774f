// Writes the licences of all that is bundled: node notices.mjs OUTPUT SOURCE...
// A source is the project.assets.json of a project, the package-lock.json of a folder whose packages are bundled (with more names behind a "+"), or the
// folder of a package.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import spdx from 'spdx-license-list/full.js'

const [output, ...sources] = process.argv.slice(2)
const isText = /^(licen[cs]e(_standard)?|copying|notices?|third-?party-?notices)(\.(md|txt))?$/i

/** What a licence of SPDX needs beside its own text. */
const basis = { 'LGPL-3.0-only': 'GPL-3.0-only', 'LGPL-3.0-or-later': 'GPL-3.0-or-later' }

const read = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(/\r\n/g, '\n').trim()
const textsIn = (folder) => readdirSync(folder).filter((name) => isText.test(name)).sort().map((name) => read(join(folder, name)))

function ofNuGet(folder) {
  const nuspec = read(join(folder, readdirSync(folder).find((name) => name.endsWith('.nuspec'))))
  const element = (name) => nuspec.match(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`))?.[1].trim()
  const [, kind, licence] = nuspec.match(/<license type="(\w+)"[^>]*>([^<]*)</) ?? []
  return {
    name: element('id'),
    version: element('version'),
    by: element('copyright') ?? element('authors'),
    at: element('projectUrl'),
    licence: kind === 'expression' ? licence : undefined,
    texts: [...(kind === 'file' ? [read(join(folder, licence))] : []), ...textsIn(folder)],
  }
}

function ofAssets(file) {
  const assets = JSON.parse(read(file))
  const isBundled = (library) => library.type === 'package'
    && ['runtime', 'native', 'runtimeTargets'].some((kind) => Object.keys(library[kind] ?? {}).some((path) => !path.endsWith('_._')))
  const names = Object.values(assets.targets).flatMap((target) => Object.keys(target).filter((name) => isBundled(target[name])))
  return names.map((name) => Object.keys(assets.packageFolders).map((folder) => join(folder, assets.libraries[name].path)).find(existsSync)).map(ofNuGet)
}

function ofLock(file, more) {
  const packages = Object.entries(JSON.parse(read(file)).packages)
  return packages.filter(([path, entry]) => path && (!entry.dev || more.includes(path.slice('node_modules/'.length)))).map(([path, entry]) => {
    const folder = join(dirname(file), path)
    const { name, author, homepage } = JSON.parse(read(join(folder, 'package.json')))
    return { name, version: entry.version, by: author?.name ?? author, at: homepage, licence: entry.license, texts: textsIn(folder) }
  })
}

function of(source) {
  const [file, ...more] = source.split('+')
  switch (basename(file)) {
    case 'project.assets.json': return ofAssets(file)
    case 'package-lock.json': return ofLock(file, more)
    default: return [ofNuGet(file)]
  }
}

const bundled = new Map(sources.flatMap(of).map((entry) => [`${entry.name} ${entry.version}`, entry]))
const sorted = [...bundled.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
const standard = new Set()
const own = new Map()
for (const entry of sorted) {
  const ids = entry.licence?.split(/[()\s]+|\b(?:AND|OR|WITH)\b/).filter((id) => id in spdx) ?? []
  if (ids.length === 0 && entry.texts.length === 0) throw new Error(`${entry.name} ${entry.version} doesn't say what its licence is.`)
  for (const id of ids) standard.add(id)
  for (const text of entry.texts) own.set(text, [...new Set([...(own.get(text) ?? []), entry.name])])
}

for (const id of [...standard]) if (basis[id]) standard.add(basis[id])
const line = (entry) => [`${entry.name} ${entry.version}`, entry.licence ?? 'licence below', entry.by, entry.at].filter(Boolean).join('; ')
const heading = (text) => `${'-'.repeat(100)}\n${text}\n${'-'.repeat(100)}`
writeFileSync(output, [
  'Holdall has the following in it. What its makers say about their licences comes behind the list, and behind that the texts of the licences that the list names.',
  sorted.map(line).join('\n'),
  ...[...own].map(([text, names]) => `${heading(names.join(', '))}\n\n${text}`),
  ...[...standard].sort().map((id) => `${heading(spdx[id].name)}\n\n${spdx[id].licenseText.trim()}`),
].join('\n\n') + '\n')
