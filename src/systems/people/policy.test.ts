import { expect, test } from 'vitest'
import { type Actor, publicActor, type Role } from '../../platform/actor.ts'
import {
  mayAskToJoin,
  mayChangeRoles,
  mayDepart,
  mayKeepOrganization,
  mayKeepOwnAccount,
  maySeeAddress,
  maySeePeople,
  rolesToGive,
} from './policy.ts'

const person = (organization: string | null, ...roles: Role[]): Actor => ({
  kind: 'person',
  id: 'me',
  name: 'Me',
  roles,
  organization,
  language: 'en',
})
const byKey = (actor: Actor): Actor => ({ ...actor, kind: 'key' })

test('whoever registered and belongs nowhere yet sees no list of people, but may ask to join', () => {
  const registered = person(null)
  expect([maySeePeople(registered), mayAskToJoin(registered), mayAskToJoin(person('itu', 'member')), mayAskToJoin(publicActor)]).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('a key does not keep an account, nor join for its person', () => {
  expect([mayKeepOwnAccount(byKey(person('itu', 'administrator'))), mayAskToJoin(byKey(person(null)))]).toEqual([false, false])
})

test('a focal point keeps the own organization, the secretariat every one', () => {
  const may = (actor: Actor) => [mayKeepOrganization(actor, 'itu'), mayKeepOrganization(actor, 'unesco')]
  expect(may(person('itu', 'focal-point'))).toEqual([true, false])
  expect(may(person('itu', 'secretariat'))).toEqual([true, true])
  expect(may(person('itu', 'delegate', 'chair', 'member'))).toEqual([false, false])
  expect(may(publicActor)).toEqual([false, false])
})

test('nobody gives a role above their own', () => {
  expect(rolesToGive(person('itu', 'administrator'), 'unesco')).toContain('administrator')
  expect(rolesToGive(person('itu', 'secretariat'), 'unesco')).toEqual(['focal-point', 'delegate', 'chair', 'member'])
  expect(rolesToGive(person('itu', 'focal-point'), 'itu')).toEqual(['focal-point', 'delegate', 'member'])
  expect(rolesToGive(person('itu', 'focal-point'), 'unesco')).toEqual([])
  expect(rolesToGive(person('itu', 'focal-point'), null)).toEqual([])
})

test('a change of roles may leave alone what one could not give', () => {
  const focalPoint = person('itu', 'focal-point')
  expect(mayChangeRoles(focalPoint, 'itu', ['chair', 'member'], ['chair', 'delegate'])).toBe(true)
  expect(mayChangeRoles(focalPoint, 'itu', ['chair', 'member'], ['member'])).toBe(false)
  expect(mayChangeRoles(person('itu', 'member'), 'itu', ['member'], ['member'])).toBe(false)
})

test('people leave by their own word, their focal point’s or the secretariat’s; an administrator only by an administrator’s', () => {
  const other = { id: 'other', organization: 'itu', roles: ['member'] as Role[] }
  const chief = { id: 'chief', organization: 'itu', roles: ['administrator'] as Role[] }
  const may = (actor: Actor) => [mayDepart(actor, other), mayDepart(actor, chief), mayDepart(actor, { ...other, id: 'me' })]
  expect(may(person('itu', 'member'))).toEqual([false, false, true])
  expect(may(person('itu', 'focal-point'))).toEqual([true, false, true])
  expect(may(person('unesco', 'focal-point'))).toEqual([false, false, true])
  expect(may(person('itu', 'secretariat'))).toEqual([true, false, true])
  expect(may(person('itu', 'administrator'))).toEqual([true, true, true])
  expect(mayDepart(person('itu', 'administrator'), { ...other, organization: null })).toBe(false)
})

test('an address is for those who have to write', () => {
  const about = { id: 'other', organization: 'itu' }
  const sees = (actor: Actor) => maySeeAddress(actor, about)
  expect([
    sees(person('itu', 'focal-point')),
    sees(person('unesco', 'secretariat')),
    sees(person('itu', 'member')),
    sees(publicActor),
  ]).toEqual([true, true, false, false])
  expect(maySeeAddress(person(null), { id: 'me', organization: null })).toBe(true)
})
