import type { Command } from 'commander'
import type { EntitiesFlags } from '../entities-command.ts'
import { givenFlags } from './given-flags.ts'

/** `broadsheet entities`: its arguments; what it does is loaded when it is called. */
export function addEntities(program: Command): void {
  program
    .command('entities')
    .description(
      'filter: one text a line in, its people, organisations, places and titles as one JSON object a line out',
    )
    .option(
      '--model <folder|id>',
      'another entity model: a transformers.js folder, or a Hub id (owner/name@<commit>) to download',
    )
    .option('--config <file>', 'configuration file, for its titles and model (default: broadsheet.config.* here)')
    .option('--no-config', 'no configuration file')
    .addHelpText(
      'after',
      "\nExample:\n  $ broadsheet entities < lines.txt | jq -r '.entities[] | [.label, .text] | @tsv'",
    )
    .action(async (_options: object, command: Command) => {
      const { entitiesCommand } = await import('../entities-command.ts')
      await entitiesCommand(givenFlags<EntitiesFlags>(command))
    })
}
