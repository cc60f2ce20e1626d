import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-5.9'

/** Files here belong to the package, and so resolve its own name to what it publishes. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** As strict as a user's program may be, and nothing of a library is left unchecked. */
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2024.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  declaration: true,
}

/** What a compiler said of some files. */
export interface Compiled {
  /** Errors of a file, each as one text. */
  readonly errors: (file: string) => readonly string[]
  /** Errors in the declarations of this package and of what it stands on. */
  readonly libraryErrors: () => readonly string[]
  /** The declarations that a file emits, and the errors in emitting them. */
  readonly declarations: (file: string) => { readonly text: string; readonly errors: readonly string[] }
}

/**
 * Compiles files that are not on disk with TypeScript 5.9.
 * @param present files that are, by their paths in the package.
 */
export function compile(
  files: { readonly [name: string]: string },
  present: readonly string[] = [],
): Compiled {
  const names = [...Object.keys(files), ...present]
  const program = ts.createProgram(names.map(pathOf), OPTIONS, hostOf(files))
  const sourceOf = (file: string) => program.getSourceFile(pathOf(file)) as ts.SourceFile
  return {
    errors: (file) =>
      program
        .getSemanticDiagnostics(sourceOf(file))
        .concat(program.getSyntacticDiagnostics(sourceOf(file)))
        .map(textOf),
    libraryErrors: () =>
      program
        .getSourceFiles()
        .filter((source) => source.isDeclarationFile && !program.isSourceFileDefaultLibrary(source))
        .flatMap((source) => program.getSemanticDiagnostics(source).map(textOf)),
    declarations: (file) => {
      let text = ''
      program.emit(sourceOf(file), (_path, written) => (text += written), undefined, true)
      return { text, errors: program.getDeclarationDiagnostics(sourceOf(file)).map(textOf) }
    },
  }
}

/** What an editor shows for each name behind a mark. */
export function hovers(code: string): readonly string[] {
  const { service, file } = editor(code)
  return [...code.matchAll(MARK)].map(({ index }) =>
    ts.displayPartsToString(service.getQuickInfoAtPosition(file, index + MARK_LENGTH)?.displayParts),
  )
}

/** Where an editor leads from the name behind the first mark: the line that it is declared on. */
export function definition(code: string): string | undefined {
  const { service, file } = editor(code)
  const [found] = service.getDefinitionAtPosition(file, code.search(MARK) + MARK_LENGTH) ?? []
  return found === undefined ? undefined : code.slice(found.textSpan.start).split('\n', 1)[0]
}

/** Stands before the name that is meant. */
const MARK = /\/\*\?\*\//g
const MARK_LENGTH = '/*?*/'.length

function editor(code: string) {
  const file = pathOf('editor.ts')
  const host = hostOf({ 'editor.ts': code })
  const service = ts.createLanguageService({
    fileExists: host.fileExists,
    readFile: host.readFile,
    directoryExists: ts.sys.directoryExists,
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getCompilationSettings: () => ({ ...OPTIONS, noErrorTruncation: true }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = host.readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
  })
  return { service, file }
}

/** Files of libraries, each parsed once. */
const PARSED = new Map<string, ts.SourceFile>()

const pathOf = (file: string): string => join(ROOT, file)

function hostOf(files: { readonly [name: string]: string }): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS, true)
  const virtual = new Map(Object.entries(files).map(([name, text]) => [pathOf(name), text]))
  const readFile = (path: string) => virtual.get(path) ?? ts.sys.readFile(path)
  return {
    ...host,
    getCurrentDirectory: () => ROOT,
    fileExists: (path) => virtual.has(path) || ts.sys.fileExists(path),
    readFile,
    getSourceFile: (path, language) => {
      const parsed = PARSED.get(path)
      if (parsed !== undefined) return parsed
      const text = readFile(path)
      if (text === undefined) return undefined
      const source = ts.createSourceFile(path, text, language, true)
      if (!virtual.has(path)) PARSED.set(path, source)
      return source
    },
  }
}

const textOf = ({ messageText }: ts.Diagnostic): string => ts.flattenDiagnosticMessageText(messageText, '\n')
