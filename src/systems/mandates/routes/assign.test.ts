import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { buildMandate } from '../testing.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
})
afterAll(() => house?.close())

it('the secretariat gives a mandate to an organization, its unit and its person in one step', async () => {
  const id = await buildMandate(house.deps.db)
  const officer = house.as('secretariat')
  const page = await officer.get(`/en/mandates/${id}`)
  expect(
    page
      .form('Save the owner')
      .field('Person')
      .choices.map(({ label }) => label),
  ).toEqual(['nobody in person', 'Samuel Otieno', 'Lucía Ferrer'])
  const fill = { Organization: 'itu', Unit: 'BDT', Person: 'samuel-otieno' }
  const saved = await officer.follow(await officer.press(page, 'Save the owner', fill))
  expect(saved.notice).toBe('The owner was saved and is told.')
  expect(saved.text).toContain('Owners: “International Telecommunication Union · BDT · Samuel Otieno”')
  expect(saved.byRole('listitem')).toContainEqual(expect.stringMatching(/International Telecommunication Union · BDT · Samuel Otieno/))
})

it('a person of another organization is refused at the field, and what was typed stays', async () => {
  const id = await buildMandate(house.deps.db)
  const officer = house.as('secretariat')
  const page = await officer.get(`/en/mandates/${id}`)
  const refused = await officer.press(page, 'Save the owner', { Organization: 'unesco', Person: 'samuel-otieno' })
  expect(refused.status).toBe(422)
  const { field } = refused.form('Save the owner')
  expect([field('Person').error, field('Person').value, field('Organization').value]).toEqual([
    'Error: Please choose one of the list',
    'samuel-otieno',
    'unesco',
  ])
})

it('a focal point names colleagues, and a delegate of the same organization does not', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco', 'administration-jo'] })
  const focal = await house.as('unesco').get(`/en/mandates/${id}`)
  expect(
    focal
      .form('Save the owner')
      .field('Person')
      .choices.map(({ label }) => label),
  ).toEqual(['nobody in person', 'Lucía Ferrer'])
  const delegate = await house.as('delegate').get(`/en/mandates/${id}`)
  expect(delegate.has('button', 'Save the owner')).toBe(false)
})
