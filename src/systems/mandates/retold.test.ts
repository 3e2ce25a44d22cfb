import { expect, it } from 'vitest'
import { heldElsewhere } from './retold.ts'

const words = 'The Group requested the secretariat to publish the register in six languages'
const task = (quote: string, act = 'publish', addressees = ['itu-secretariat']) => ({ quote, act, addressees })
const held = [
  { id: 1, ...task(`${words}.`) },
  { id: 2, ...task(`${words}.`, 'report', ['itu-sg']) },
]

it('a task told again in the same words is the one that is held, also within a longer sentence', () => {
  expect(heldElsewhere(task(`“${words}”`), held)?.id).toBe(1)
  expect(heldElsewhere(task(`In conclusion: ${words.toLowerCase()}, as agreed`), held)?.id).toBe(1)
})

it('of several in one sentence it is the one that asks the same of the same', () => {
  expect(heldElsewhere(task(words, 'report', ['itu-sg']), held)?.id).toBe(2)
})

it('other words, and words too few to be told apart, are a task of their own', () => {
  expect(heldElsewhere(task('The Group requested the secretariat to publish the register in two languages'), held)).toBeNull()
  expect(heldElsewhere(task('requested to report'), [{ id: 3, ...task('requested to report') }])).toBeNull()
})
