import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { charactersOf, type First, NOTHING, overlaps, union, within } from './first.ts'

/*
 * How many steps a backtracking engine takes at most, read off the pattern
 *
 * A part is what is left of the pattern from some element on. Its cost is the number of nodes in the tree of all ways to
 * match it that fail in the end: the engine visits no more. An element adds to the cost of what follows it; alternatives
 * add up where one character may begin several of them, and count once where it cannot; a loop is so many alternatives
 * between once more and what follows. What cannot fail (a loop at the end of the pattern) is never tried twice, and what it
 * eats is not searched again.
 *
 * The bound is above the truth, never below it: a pattern that it cannot clear may be harmless and is to be looked at.
 */

interface Part {
  readonly cost: number
  readonly first: First
  /** Cannot fail, whatever stands there. */
  readonly sure: boolean
}

type Direction = 'ahead' | 'behind'

interface Context {
  readonly flags: string
  /** What an unbounded loop is taken to run to. */
  readonly length: number
  readonly direction: Direction
  readonly seen: Seen
}

interface Seen {
  /** The most that one round of a loop which cannot fail takes for what it eats. */
  rounds: number
  /** What unbounded loops eat; undefined where there is none, null where it is not known. */
  eaten: First | undefined
}

const END: Part = { cost: 1, first: null, sure: true }
/** Inside a look ahead or behind the end is not the pattern's: what follows may fail and the next place looks again. */
const INNER_END: Part = { cost: 1, first: null, sure: false }

/** Steps at any one place of a text. `growing`: they depend on the length of the text, so that a search may take its square. */
export interface Bound {
  readonly steps: number
  readonly growing: boolean
}

const LENGTH = 60

/**
 * The most steps a search takes at a place where it begins; for a pattern bound to the start of the text, for a character.
 * Alternatives of the whole pattern are searches of their own.
 */
export function boundOf({ source, flags }: RegExp): Bound {
  const parser = new RegExpParser({ ecmaVersion: 2024 })
  const unicode = flags.includes('u')
  const pattern = parser.parsePattern(source, 0, source.length, { unicode, unicodeSets: flags.includes('v') })
  const bounds = pattern.alternatives.map((alternative) => boundOfOne(alternative, flags))
  return {
    steps: bounds.reduce((sum, { steps }) => sum + steps, 0),
    growing: bounds.some(({ growing }) => growing),
  }
}

function boundOfOne(alternative: AST.Alternative, flags: string): Bound {
  const read = (times: number) => {
    const seen: Seen = { rounds: 0, eaten: undefined }
    const context: Context = { flags, length: LENGTH * times, direction: 'ahead', seen }
    return { ...alternatives([alternative], context, END), ...seen }
  }
  const [one, two, three] = [read(1), read(2), read(3)]
  const anchored = !flags.includes('m') && isAnchored(alternative)
  // A run that no search can begin in is gone through from a place before it, and not again from each of its own.
  const apart = one.eaten !== undefined && (!overlaps(one.first, one.eaten) || isGuarded(alternative, one.eaten, flags))
  const once = anchored || apart
  const even = once ? two.cost - one.cost === three.cost - two.cost : one.cost === two.cost
  const steps = once ? Math.max(one.cost, (two.cost - one.cost) / LENGTH) : one.cost
  const growing = !(Number.isFinite(one.cost) && even && one.rounds === two.rounds)
  return { steps: Math.max(steps, one.rounds), growing }
}

/** `(?<!\s)\s+$`: begins only where no such run goes on. */
function isGuarded({ elements: [first] }: AST.Alternative, eaten: First, flags: string): boolean {
  if (first?.type !== 'Assertion' || first.kind !== 'lookbehind' || !first.negate) return false
  const [guard, ...more] = first.alternatives.flatMap(({ elements }) => elements)
  return guard !== undefined && more.length === 0 && isOneCharacter(guard) && within(eaten, charactersOf(guard, flags))
}

function isAnchored({ elements: [first] }: AST.Alternative): boolean {
  return first?.type === 'Assertion' && first.kind === 'start'
}

function alternatives(list: readonly AST.Alternative[], context: Context, next: Part): Part {
  const elements = list.map((one) => (context.direction === 'ahead' ? one.elements : [...one.elements].reverse()))
  return branches(elements, context, next)
}

/** Words that begin with the same character are one branch up to where they part. */
function branches(list: readonly (readonly AST.Element[])[], context: Context, next: Part): Part {
  const shared = new Map<string, (readonly AST.Element[])[]>()
  for (const [at, elements] of list.entries()) {
    const [head] = elements
    const key = head && isOneCharacter(head) ? head.raw : `#${at}`
    shared.set(key, [...(shared.get(key) ?? []), elements])
  }
  const parts = [...shared.values()].map((own): Part => {
    const [head = []] = own
    const [element] = head
    if (own.length === 1 || element === undefined) return sequence(head, context, next)
    const rests = own.map((elements) => elements.slice(1))
    return one(element, context, branches(rests, context, next))
  })
  return choice(parts)
}

function sequence(elements: readonly AST.Element[], context: Context, next: Part): Part {
  return elements.reduceRight((rest, element) => one(element, context, rest), next)
}

/** Every branch is looked at; those that a single character may enter are gone through, one after the other. */
function choice(parts: readonly Part[]): Part {
  const sure = parts.findIndex((part) => part.sure)
  const tried = sure < 0 ? parts : parts.slice(0, sure)
  const groups: { first: First; cost: number }[] = []
  for (const part of tried) {
    const own = groups.filter((group) => overlaps(group.first, part.first))
    const rest = groups.filter((group) => !own.includes(group))
    const cost = own.reduce((sum, group) => sum + group.cost, part.cost)
    const first = own.reduce<First>((all, group) => union(all, group.first), part.first)
    groups.splice(0, groups.length, ...rest, { first, cost })
  }
  const first = parts.map((part) => part.first).reduce<First>((all, own) => union(all, own), parts[0]?.first ?? null)
  return { cost: tried.length + Math.max(0, ...groups.map((group) => group.cost)), first, sure: sure >= 0 }
}

function isOneCharacter(element: AST.Element): element is AST.Character | AST.CharacterSet | AST.CharacterClass {
  return element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass'
}

function one(element: AST.Element, context: Context, next: Part): Part {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass': {
      const first = charactersOf(element, context.flags)
      return { cost: 1 + (next.sure ? 0 : next.cost), first, sure: false }
    }
    case 'Group':
    case 'CapturingGroup':
      return alternatives(element.alternatives, context, next)
    case 'Quantifier':
      return loop(element, context, next)
    case 'Assertion':
      return assertion(element, context, next)
    default:
      return { cost: Number.POSITIVE_INFINITY, first: null, sure: false }
  }
}

function assertion(element: AST.Assertion, context: Context, next: Part): Part {
  const after = next.sure ? 0 : next.cost
  if (element.kind !== 'lookahead' && element.kind !== 'lookbehind') {
    const edge = context.direction === 'ahead' ? 'end' : 'start'
    const first = element.kind === edge && !context.flags.includes('m') ? NOTHING : next.first
    return { cost: 1 + after, first, sure: false }
  }
  const direction = element.kind === 'lookahead' ? 'ahead' : 'behind'
  const inner = alternatives(element.alternatives, { ...context, direction }, INNER_END)
  return { cost: 1 + inner.cost + after, first: next.first, sure: false }
}

/** Once more, or on: from the last round to the first. */
function loop({ element, min, max }: AST.Quantifier, context: Context, next: Part): Part {
  const unbounded = max === Number.POSITIVE_INFINITY
  const most = unbounded ? Math.max(min, context.length) : max
  const { seen } = context
  if (next.sure && unbounded) seen.rounds = Math.max(seen.rounds, one(element, context, next).cost)
  // What a sure loop eats is gone for good, so that it may begin anywhere.
  if (!next.sure && unbounded)
    seen.eaten = seen.eaten === undefined ? eatenBy(element, context) : union(seen.eaten, eatenBy(element, context))
  let part = next
  for (let round = most; round > 0; round -= 1) {
    const more = one(element, context, part)
    part = round > min ? choice([more, next]) : more
    if (part.cost > Number.MAX_SAFE_INTEGER) return { ...part, cost: Number.POSITIVE_INFINITY }
  }
  return part
}

/** The characters of a loop of single characters; of any other it is not known here. */
function eatenBy(element: AST.QuantifiableElement, context: Context): First {
  return isOneCharacter(element) && context.direction === 'ahead' ? charactersOf(element, context.flags) : null
}
