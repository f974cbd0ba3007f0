import type { Command } from 'commander'

/** The options that somebody gave, without the defaults that help texts show: a configuration file comes between the two. */
export function givenFlags<Flags extends object>(command: Command): Partial<Flags> {
  const given = Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) !== 'default')
  return Object.fromEntries(given) as Partial<Flags>
}
