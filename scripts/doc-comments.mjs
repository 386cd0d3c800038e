// Reads types and doc comments with TypeScript, so that the pages say what an editor shows.
import ts from 'typescript'

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
const { fileNames, options } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, process.cwd())
const program = ts.createProgram(fileNames, options)
const checker = program.getTypeChecker()
const sources = program.getSourceFiles().filter(({ fileName }) => fileNames.includes(fileName))

/** Members that somebody else documents, or does not. */
const foreign = {
  once: "MSW's own option: the handler answers one request only. Default `false`.",
}

/** The members of an interface: name, type and doc comment. */
export function membersOf(name) {
  const type = checker.getDeclaredTypeOfSymbol(declared(name))
  const current = checker.getPropertiesOfType(type).filter((symbol) => !isDeprecated(symbol))
  return current.map((symbol) => {
    const text = textOf(symbol) || foreign[symbol.name] || ''
    if (text === '') throw new Error(`${name}.${symbol.name} has no doc comment.`)
    return { name: symbol.name, title: titleOf(symbol), type: typeText(symbol), text }
  })
}

function isDeprecated(symbol) {
  return symbol.getJsDocTags(checker).some(({ name }) => name === 'deprecated')
}

/** The first sentence of the doc comment of something that ec2wire exports. */
export function summaryOf(name) {
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(sourceOf('src/index.ts')))
  const found = exported.find((symbol) => symbol.name === name)
  if (!found) throw new Error(`ec2wire does not export ${name}.`)
  return /^.*?\.(?= |$)/.exec(textOf(resolved(found)))?.[0] ?? ''
}

/** The doc comment of a member, which is named by the path to it: items of lists are passed through. */
export function documentationOf(name, path) {
  let type = checker.getDeclaredTypeOfSymbol(declared(name))
  let symbol
  for (const member of path) {
    symbol = itemOf(type).getProperty(member)
    if (!symbol) throw new Error(`${name} has no member ${path.join('.')}.`)
    type = checker.getTypeOfSymbol(symbol)
  }
  return textOf(symbol)
}

function itemOf(type) {
  const given = checker.getNonNullableType(type)
  return checker.isArrayType(given) ? checker.getTypeArguments(given)[0] : given
}

/** An interface or type of src, whichever module it stands in. */
function declared(name) {
  for (const source of sources) {
    for (const statement of source.statements) {
      const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
      if (isType && statement.name.text === name) return checker.getSymbolAtLocation(statement.name)
    }
  }
  throw new Error(`There is no interface ${name} in src.`)
}

function sourceOf(path) {
  return sources.find(({ fileName }) => fileName.endsWith(path))
}

function resolved(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function textOf(symbol) {
  return ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replace(/\{@link (\w+)[^}]*\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A function with its parameters: `fail(operation, failure, options?)`. */
function titleOf(symbol) {
  const signatures = checker.getNonNullableType(checker.getTypeOfSymbol(symbol)).getCallSignatures()
  if (signatures.length === 0 || symbol.name === 'fetch') return symbol.name
  const counts = signatures.map(({ parameters }) => parameters.length)
  const longest = signatures[counts.indexOf(Math.max(...counts))]
  const parameters = longest.parameters.map((parameter, index) => {
    const optional = index >= Math.min(...counts) || parameter.valueDeclaration?.questionToken
    return `${parameter.name}${optional ? '?' : ''}`
  })
  return `${symbol.name}(${parameters.join(', ')})`
}

/** The type as the source has it, without what every option has. */
function typeText(symbol) {
  const node = symbol.valueDeclaration?.type
  const text = node ? node.getText() : checker.typeToString(checker.getTypeOfSymbol(symbol))
  return text
    .replace(/\s+/g, ' ')
    .replace(/ \| undefined$/, '')
    .replace(/\breadonly /g, '')
    .replace(/^\((.*)\)$/, '$1')
}
