import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const file = `${root}test/types/editor-sample.ts`
const source = `
import { CreateImage, decodeRequest, decodeResponse, encodeRequest, fromRequest, fromResponse } from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
encodeRequest(CreateImage, { InstanceId: '', Name: '', BlockDeviceMappings: [{ Ebs: { VolumeSize: 1 } }] })
const decoded = decodeRequest(CreateImage, '')
decoded.Description
const device = decoded.BlockDeviceMappings?.[0]
decodeResponse(CreateImage, '')
const received = await fromRequest(CreateImage, new Request(''))
const output = await fromResponse(CreateImage, new Response())
handle(CreateImage, ({ input: resolved }) => ({ ImageId: resolved.Name }))
const logged = simulateEc2().calls(CreateImage)
const callInput = logged[0]?.input
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
test('an editor shows the names of the types that are encoded', { timeout: 60_000 }, () => {
  expect(shownFor('encodeRequest(')).toContain(
    'encodeRequest<CreateImageInput>(operation: Operation<CreateImageInput, unknown>, input: NoInfer<CreateImageInput>): string',
  )
  expect(shownFor('CreateImage, {')).toContain('Operation<CreateImageInput, CreateImageOutput>')
})

test.each([
  ['decodeRequest(', 'decodeRequest<CreateImageInput>('],
  ['decodeRequest(', '): Open<CreateImageInput>'],
  ['decoded = ', 'const decoded: Open<CreateImageInput>'],
  ['device = ', 'const device: Open<BlockDeviceMapping> | undefined'],
  ['decodeResponse(', '): Open<CreateImageOutput>'],
  ['received = ', 'const received: Open<CreateImageInput>'],
  ['output = ', 'const output: Open<CreateImageOutput>'],
  ['resolved }', 'resolved: Open<CreateImageInput>'],
  ['callInput = ', 'const callInput: Open<CreateImageInput> | undefined'],
])('an editor shows for %o: %o', (text, shown) => {
  expect(shownFor(text)).toContain(shown)
})

test("an editor shows what EC2's reference says of a member, at every depth and when it is decoded", () => {
  expect(shownFor("Name: ''")).toContain('A name for the new image')
  expect(shownFor('VolumeSize')).toContain('The size of the volume in GiB')
  expect(shownFor('Description')).toContain('A description for the new image')
})
