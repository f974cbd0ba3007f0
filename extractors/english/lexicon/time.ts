/** Month names and their printed abbreviations, with the number of the month. */
export const MONTHS = {
  January: 1,
  Jan: 1,
  February: 2,
  Feb: 2,
  March: 3,
  Mar: 3,
  April: 4,
  Apr: 4,
  May: 5,
  June: 6,
  Jun: 6,
  July: 7,
  Jul: 7,
  August: 8,
  Aug: 8,
  September: 9,
  Sept: 9,
  Sep: 9,
  October: 10,
  Oct: 10,
  November: 11,
  Nov: 11,
  December: 12,
  Dec: 12,
} as const satisfies Readonly<Record<string, number>>

/** Days of the week, Sunday 0. */
export const WEEKDAYS = {
  Sunday: 0,
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
} as const satisfies Readonly<Record<string, number>>

export const QUARTER_WORDS = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
} as const satisfies Readonly<Record<string, number>>

export const SMALL_NUMBERS = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
} as const satisfies Readonly<Record<string, number>>
