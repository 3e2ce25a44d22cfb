import { describe, expect, test } from 'vitest'
import { ofAssembly, ofCouncil, ofOutcome, ofRecord, ofReport } from '../testing.ts'
import type { Mandate } from '../types.ts'

const who = (mandates: Mandate[]): string[] => mandates.map((mandate) => mandate.addressees.join('+'))

describe('the passive with se, and the participle', () => {
  test.each<[string, string]>([
    ['Se pide a la secretaría que elabore una lista de centros.', 'itu-secretariat'],
    ['A la secretaría se le confía la elaboración de una lista.', 'itu-secretariat'],
    ['Queda encargada la secretaría de elaborar una lista.', 'itu-secretariat'],
    ['A la UNESCO se le agradecerá que elabore una lista.', 'unesco'],
    ['De la secretaría se espera una lista anual.', 'itu-secretariat'],
    ['Se da de plazo a la secretaría hasta mayo de 2028 para elaborar la lista.', 'itu-secretariat'],
    ['Los Directores de las tres Oficinas tendrán a bien revisar la lista.', 'itu-br+itu-tsb+itu-bdt'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofReport('es', sentence))).toContain(addressee)
  })
})

describe('where nothing follows the one named, the task stands before', () => {
  test('between verb and body', () => {
    const [mandate] = ofReport('es', 'El Grupo confía la gestión del registro a la UNESCO.')
    expect(mandate).toMatchObject({ addressees: ['unesco'], deliverable: expect.stringContaining('la gestión del registro') })
  })

  test('before who bears the charge', () => {
    expect(who(ofOutcome('es', 'La traducción a otras lenguas correrá a cargo de la UNESCO.'))).toEqual(['unesco'])
  })

  test('before the agent of a passive', () => {
    expect(who(ofCouncil('es', 'dispone', 'que los ponentes sean avisados con antelación por la BDT.'))).toEqual(['itu-bdt'])
  })
})

describe('wishes and opinions of the body ask for something', () => {
  test.each<[string, string]>([
    ['Interesa al Grupo que la UNESCO le haga llegar su lista.', 'unesco'],
    ['El Grupo vería con agrado que la UNESCO ampliara su lista.', 'unesco'],
    ['Conviene que la secretaría amplíe la lista.', 'itu-secretariat'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofReport('es', sentence))).toContain(addressee)
  })

  test('what one delegation would like is a position', () => {
    expect(ofReport('es', 'Una delegación desearía que la secretaría ampliara la lista.')).toEqual([])
  })
})

describe('nouns of asking', () => {
  test.each<[string, string]>([
    ['Reitera a la UNESCO su ruego de que amplíe la lista;', 'unesco'],
    ['Renueva a las comisiones regionales su invitación a reunirse cada año;', 'un-regional-commissions'],
    ['Espera de la UNESCO que amplíe la lista en 2028;', 'unesco'],
    ['Corresponderá a la UNESCO ampliar la lista;', 'unesco'],
  ])('%s', (paragraph, addressee) => {
    expect(who(ofAssembly('es', paragraph))).toContain(addressee)
  })
})

describe('a sentence that opens with que calls on its subject', () => {
  test('and no other', () => {
    expect(who(ofOutcome('es', 'Que los Gobiernos examinen la lista antes de mayo de 2028.'))).toEqual(['member-states'])
    expect(ofOutcome('es', 'Que la lista sea larga no importa a los Gobiernos.')).toEqual([])
  })
})

describe('who is asked may stand first, or be singled out', () => {
  test.each<[string, string]>([
    ['A la UNESCO le encomendamos la custodia de los archivos.', 'unesco'],
    ['Será la UNESCO quien acoja la reunión.', 'unesco'],
    ['Nuestro ruego a la UNESCO es que acoja la reunión.', 'unesco'],
    ['Dejamos en manos de la UNESCO la elección de la fecha.', 'unesco'],
    ['Ha llegado la hora de que la UNESCO acoja la reunión.', 'unesco'],
    ['Volvemos a pedir a la UNESCO que acoja la reunión.', 'unesco'],
    ['La UIT, por su parte, publicará los resultados.', 'itu'],
  ])('%s', (sentence, addressee) => {
    expect(who(ofOutcome('es', sentence))).toEqual([addressee])
  })

  test('what is not asked is none', () => {
    expect(ofOutcome('es', 'No pediremos a la UNESCO más informes de los que ya presenta.')).toEqual([])
  })
})

describe('pronouns and dropped subjects', () => {
  test('a result goes back to the body that asked', () => {
    const [mandate] = ofReport('es', 'El Grupo pide a la UNESCO que le informe cada año.')
    expect(mandate).toMatchObject({ addressees: ['unesco'], recipients: ['itu-cwg-wsis-sdg'], recurrence: { every: 'year' } })
  })

  test('a future without a subject goes on with the one tasked', () => {
    const mandates = ofReport('es', 'La secretaría habrá de revisar la lista. Si no la hallare completa, remitirá la cuestión al Consejo.')
    expect(who(mandates)).toEqual(['itu-secretariat', 'itu-secretariat'])
    expect(mandates[1]?.recipients).toEqual(['itu-council'])
  })
})

describe('a duty past a clause about its subject', () => {
  test('is given; a prohibition too', () => {
    expect(who(ofOutcome('es', 'Ningún Estado que haya recibido ayuda debería demorar la entrega de la lista.'))).toEqual(['member-states'])
  })

  test('is none where it is told', () => {
    expect(ofReport('es', 'Una delegación recordó que la secretaría debería revisar la lista.')).toEqual([])
  })
})

describe('who says it decides what it is', () => {
  test('a delegate asks for himself', () => {
    expect(ofRecord('es', 'El consejero de Kenya pide a la secretaría que aclare el presupuesto.', false)).toEqual([])
  })

  test('the meeting asks where nobody else is named', () => {
    expect(who(ofRecord('es', 'Se alienta a las Instituciones Académicas a publicar sus datos.', false))).toEqual(['academia'])
  })

  test('what the chair sums up is given once it is sealed', () => {
    const text = 'El Presidente entiende que el Consejo desea encargar a la secretaría que prepare un presupuesto.'
    expect(who(ofRecord('es', text, true))).toEqual(['itu-secretariat'])
    expect(ofRecord('es', text, false)).toEqual([])
  })
})

describe('an idle opener asks nobody', () => {
  test('thanks', () => {
    expect(
      who(
        ofCouncil(
          'es',
          'encarga al Secretario General',
          'que revise la lista,',
          'expresa su reconocimiento',
          'a la administración anfitriona, que se encargó de todo.',
        ),
      ),
    ).toEqual(['itu-sg'])
  })
})
