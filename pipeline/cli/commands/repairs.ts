import type { Command } from 'commander'

/** `broadsheet repairs`: its arguments; what it does is loaded when it is called. */
export function addRepairs(program: Command): void {
  program
    .command('repairs')
    .description('show what repair did to the pages of a run: what was joined or moved, how surely, and why')
    .argument('[issues...]', 'issue ids (default: all)')
    .option('-o, --output <folder>', 'the folder with repairs.jsonl', 'output')
    .option('--uncertain', 'only what should be looked at: uncertain seams, paragraphs whose other half is missing')
    .addHelpText('after', '\nExample:\n  $ broadsheet repairs 2024-05-20 -o output')
    .action(async (issues: string[], options: { output: string; uncertain?: boolean }) => {
      const { repairsCommand } = await import('../repairs-command.ts')
      await repairsCommand(issues, options)
    })
}
