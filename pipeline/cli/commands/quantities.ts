import type { Command } from 'commander'
import type { QuantitiesFlags } from '../quantities-command.ts'
import { givenFlags } from './given-flags.ts'

/** `broadsheet quantities`: its arguments; what it does is loaded when it is called. */
export function addQuantities(program: Command): void {
  program
    .command('quantities')
    .description('filter: one text a line in, its numbers as one JSON object a line out')
    .addHelpText(
      'after',
      "\nExample:\n  $ echo 产量达1.2亿吨，约占全国三成 | broadsheet quantities | jq '.quantities[].value'",
    )
    .option('--place <name>', 'where the paper appears; in Hong Kong 元 is HKD, in Taiwan TWD')
    .option('--config <file>', 'configuration file, for its lexicon and place (default: broadsheet.config.* here)')
    .option('--no-config', 'no configuration file')
    .action(async (_options: object, command: Command) => {
      const { quantitiesCommand } = await import('../quantities-command.ts')
      await quantitiesCommand(givenFlags<QuantitiesFlags>(command))
    })
}
