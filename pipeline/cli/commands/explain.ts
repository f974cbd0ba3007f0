import type { Command } from 'commander'

/** `broadsheet explain`: its arguments; what it does is loaded when it is called. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('show how a claim, a quote or a repair came about: rule by rule, down to the bytes of the raw file')
    .argument('<id>', 'claim_id, quote_id or seam_id of a row in the output folder')
    .option('-o, --output <folder>', 'the folder with the row and its run.json', 'output')
    .option('--model <folder|id>', 'the entity model of the run, where it was not the embedded one')
    .addHelpText('after', '\nExample:\n  $ broadsheet explain c-0123456789abcdef -o output')
    .action(async (id: string, options: { output: string; model?: string }) => {
      const { explainCommand } = await import('../explain-command.ts')
      await explainCommand(id, options)
    })
}
