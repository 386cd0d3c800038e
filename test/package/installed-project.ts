// A project as a user has it: the tarball and other packages, installed by npm into an empty folder. Run `npm run build`
// first.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')

/** Creates an empty project. */
export function emptyProject() {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ec2wire-project-'))
  const project = join(directory, 'project')
  mkdirSync(project)
  const write = (name: string, text: string) => writeFileSync(join(project, name), text)
  write('package.json', JSON.stringify({ private: true }))
  return {
    project,
    write,
    /** Installs packages and the tarball. */
    install: async (...packages: string[]) => {
      const pack = await npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', directory)
      const [tarball] = Object.values<{ filename: string }>(JSON.parse(pack))
      const all = [...packages, `../${tarball?.filename}`]
      await npm(project, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', ...all)
    },
    /** Returns the complaints of TypeScript about some files. */
    complaintsAbout: async (files: readonly string[], options: object): Promise<string> => {
      const compilerOptions = {
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
        module: 'nodenext',
        strict: true,
        noEmit: true,
        ...options,
      }
      write('tsconfig.json', JSON.stringify({ compilerOptions, files }))
      const tsc = join(root, 'node_modules/typescript/bin/tsc')
      const ended = promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: project })
      return (await ended.catch((error: { stdout: string }) => error)).stdout
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', args, { cwd, timeout: 180_000 })
  return stdout
}
