import { Argument, type Command } from 'commander'

/** `broadsheet completion`: its arguments; what it does is loaded when it is called. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands, options and files in your shell')
    .addArgument(new Argument('<shell>', 'the shell it is for').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
Examples:
  $ echo 'source <(broadsheet completion bash)' >> ~/.bashrc
  $ broadsheet completion zsh > ~/.zfunc/_broadsheet        with ~/.zfunc in $fpath
  $ broadsheet completion fish > ~/.config/fish/completions/broadsheet.fish`,
    )
    .action(async (shell: string) => {
      const { completionCommand } = await import('../completion-command.ts')
      completionCommand(program, shell)
    })
}
