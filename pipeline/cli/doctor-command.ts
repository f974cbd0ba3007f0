import { checkChain } from './doctor/chain.ts'
import type { Finding } from './doctor/finding.ts'
import { checkInputs, checkOutput } from './doctor/folders.ts'
import { checkFonts, checkMemory, checkNode } from './doctor/machine.ts'

export interface DoctorFlags {
  readonly output: string
  readonly model?: string
  readonly json?: boolean
}

export interface PackageFacts {
  readonly version: string
  readonly node: string
}

const MARKS = { ok: 'ok', warning: '!!', failed: 'XX' } as const

/** `broadsheet doctor`: says what a run needs and whether it is there; the exit code is 1 when a run would fail. */
export async function doctorCommand(
  inputs: readonly string[],
  { output, model, json }: DoctorFlags,
  { version, node }: PackageFacts,
): Promise<number> {
  const findings = [
    checkNode(node),
    checkMemory(),
    ...(await checkChain(model)),
    await checkInputs(inputs),
    await checkOutput(output),
    await checkFonts(),
  ]
  if (json) process.stdout.write(`${JSON.stringify({ version, findings }, null, 2)}\n`)
  else process.stdout.write(`${textOf(version, findings)}\n`)
  return findings.some(({ status }) => status === 'failed') ? 1 : 0
}

function textOf(version: string, findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, status, detail, advice }) => [
    `  ${MARKS[status]}  ${check.padEnd(8)}${detail}`,
    ...(advice === null ? [] : [`              ${advice}`]),
  ])
  const troubles = findings.filter(({ status }) => status !== 'ok').length
  const verdict = troubles === 0 ? 'Everything is in place.' : `${troubles} of ${findings.length} need a look.`
  return [`broadsheet ${version}`, ...lines, verdict].join('\n')
}
