// What other layers need of the extractors that takes no words to tell. A run looks through what is finished before it starts a
// thread, and must not pay for the lexicons then: whoever imports the whole index loads them all.
export { splitSentences } from '../sentences.ts'
export { compareRoles, holdsOffice, shortFormOf, tellApart } from '../speakers/namesakes.ts'
export { ROLE_KINDS } from '../types.ts'
