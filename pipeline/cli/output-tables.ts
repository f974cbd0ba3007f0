import { join } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { openTableFile, type Row, settleOutput, type TableFile } from '../io/index.ts'

/** Tables of an output folder, issue by issue. */
export interface OutputTables<Name extends string> {
  /** The rows of an issue; none of a table that the folder does not have. */
  readonly read: (issueId: string) => Promise<Readonly<Record<Name, readonly Row[]>>>
  /** Issues in the order of the first table. */
  readonly issues: readonly string[]
  readonly close: () => Promise<void>
}

/**
 * Opens tables of an output folder after an interrupted run was rolled forward.
 *
 * @param names - the first is one that every run writes.
 * @throws PipelineError OUTPUT_UNREADABLE - there is no run in the folder.
 */
export async function openOutputTables<Name extends string>(
  output: string,
  names: readonly Name[],
): Promise<OutputTables<Name>> {
  await settleOutput(output)
  const files = new Map<Name, TableFile | null>()
  const close = async () => {
    for (const file of files.values()) await file?.close()
  }
  try {
    for (const name of names) files.set(name, await openTableFile(join(output, `${name}.jsonl`)))
  } catch (thrown) {
    await close()
    throw thrown
  }
  const first = names[0] === undefined ? null : files.get(names[0])
  if (!first) {
    await close()
    throw new PipelineError('OUTPUT_UNREADABLE', `There is no ${names[0]}.jsonl of a run in ${output}.`, {
      path: output,
    })
  }
  return {
    read: async (issueId) => {
      const rows: Partial<Record<Name, readonly Row[]>> = {}
      for (const [name, file] of files) rows[name] = (await file?.read(issueId)) ?? []
      return rows as Record<Name, readonly Row[]>
    },
    issues: [...first.issues.keys()],
    close,
  }
}
