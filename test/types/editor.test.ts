import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const file = `${root}test/types/editor-sample.ts`
const source = `
import { CreateImage, decodeRequest, encodeRequest } from 'ec2wire'
encodeRequest(CreateImage, { InstanceId: '', Name: '', BlockDeviceMappings: [{ Ebs: { VolumeSize: 1 } }] })
const decoded = decodeRequest(CreateImage, '')
decoded.Description
`

/** What an editor shows for the text, at its last place in the sample. */
function shownFor(text: string): string {
  const info = service.getQuickInfoAtPosition(file, source.lastIndexOf(text))
  return ts.displayPartsToString([...(info?.displayParts ?? []), ...(info?.documentation ?? [])])
}

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  root,
)
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => {
    const text = name === file ? source : ts.sys.readFile(name)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
})

// The language service reads the whole project first.
test('an editor shows names, not a page of type', { timeout: 60_000 }, () => {
  expect(shownFor('encodeRequest(')).toContain(
    'encodeRequest<CreateImageInput>(operation: Operation<CreateImageInput, unknown>, input: NoInfer<CreateImageInput>): string',
  )
  expect(shownFor('CreateImage, {')).toContain('Operation<CreateImageInput, CreateImageOutput>')
})

test("an editor shows what EC2's reference says of a member, at every depth and when it is decoded", () => {
  expect(shownFor("Name: ''")).toContain('A name for the new image')
  expect(shownFor('VolumeSize')).toContain('The size of the volume in GiB')
  expect(shownFor('Description')).toContain('A description for the new image')
})
