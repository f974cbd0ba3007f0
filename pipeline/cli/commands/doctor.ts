import type { Command } from 'commander'
import type { DoctorFlags, PackageFacts } from '../doctor-command.ts'

/** `broadsheet doctor`: its arguments; what it does is loaded when it is called. */
export function addDoctor(program: Command, facts: PackageFacts): void {
  program
    .command('doctor')
    .description('check node, models, folders and fonts, and say what to do about what is missing')
    .argument('[inputs...]', 'what a run would read (default: raw)')
    .option('-o, --output <folder>', 'where it would write', 'output')
    .option('--model <folder|id>', 'another entity model to try')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 a run can start, 1 it would fail.')
    .action(async (inputs: string[], flags: DoctorFlags) => {
      const { doctorCommand } = await import('../doctor-command.ts')
      process.exitCode = await doctorCommand(inputs.length > 0 ? inputs : ['raw'], flags, facts)
    })
}
