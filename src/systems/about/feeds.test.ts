import { expect, it } from 'vitest'
import { feedsOf } from './feeds.ts'

const routes = (...urls: string[]) => urls.map((url) => ({ method: 'GET', url }))

it('forms of one list stand together, those that people follow first', () => {
  expect(feedsOf(routes('/mandates', '/mandates.json', '/mandates.csv', '/mandates.ics', '/mandates.atom'))).toEqual([
    { list: '/mandates', name: 'mandates', perRecord: false, formats: ['ics', 'atom', 'csv', 'json'] },
  ])
})

it('a calendar that each record has is told apart from a list', () => {
  expect(feedsOf(routes('/bodies/:id/calendar.ics'))).toEqual([
    { list: '/bodies/:id/calendar', name: 'bodies.calendar', perRecord: true, formats: ['ics'] },
  ])
})

it('neither the API, nor other files, nor what one person reads under a secret address is a feed for all', () => {
  expect(feedsOf(routes('/api/v1/openapi.json', '/favicon.ico', '/robots.txt', '/desk/calendar.ics'))).toEqual([])
  expect(feedsOf([{ method: 'POST', url: '/imports.csv' }])).toEqual([])
})
