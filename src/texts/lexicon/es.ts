import type { Lexicon, OrderVerb } from './types.ts'

const unitWords = [
  '',
  'primer[oa]?',
  'segund[oa]',
  'tercer[oa]?',
  'cuart[oa]',
  'quint[oa]',
  'sext[oa]',
  's[ée]ptim[oa]',
  'octav[oa]',
  'noven[oa]',
]
const teenWords = [
  'd[ée]cim[oa]',
  'und[ée]cim[oa]|decimoprimer[oa]?',
  'duod[ée]cim[oa]|decimosegund[oa]',
  'decimotercer[oa]?',
  'decimocuart[oa]',
  'decimoquint[oa]',
  'decimosext[oa]',
  'decimos[ée]ptim[oa]',
  'decimoctav[oa]',
  'decimonoven[oa]',
]
const tenWords = [
  '',
  '',
  'vig[ée]sim[oa]',
  'trig[ée]sim[oa]',
  'cuadrag[ée]sim[oa]',
  'quincuag[ée]sim[oa]',
  'sexag[ée]sim[oa]',
  'septuag[ée]sim[oa]',
  'octog[ée]sim[oa]',
  'nonag[ée]sim[oa]',
]

/** 83 for `octogésimo tercer`, `octogesimotercero` and `83º`. */
function ordinal(words: string): number | null {
  const plain = words.toLowerCase()
  const digits = /^(\d{1,3}) ?(?:\.?[ºª°]|er|o|a|do|ro|to|mo|vo|no|ra|ta|ma|va|na)\.?$/.exec(plain)
  if (digits) return Number(digits[1])
  const index = (list: string[], text: string): number =>
    list.findIndex((source) => source !== '' && new RegExp(`^(?:${source})$`).test(text))
  const unit = index(unitWords, plain)
  if (unit > 0) return unit
  const teen = index(teenWords, plain.replace(/^d[ée]cim[oa] /, 'decimo'))
  if (teen >= 0) return 10 + teen
  for (const [ten, source] of tenWords.entries()) {
    if (source === '') continue
    const match = new RegExp(`^(?:${source}) ?(.*)$`).exec(plain)
    if (!match) continue
    if (match[1] === '') return ten * 10
    const more = index(unitWords, match[1] as string)
    if (more > 0) return ten * 10 + more
  }
  return null
}

const be =
  '(?:se (?:l[eoa]s? )?(?:\\p{L}+ )?|(?:es|son|está|están|fue|fueron|será|serán|ha sido|han sido|queda|quedan|quedará|quedarán|quedó|quedaron|sea|sean|fuera|fueran|siendo|resulta|resultan) (?:\\p{L}+mente |también |asimismo |igualmente )?)'
// a noun behind a preposition is no subject: "en el documento", "del informe"
const subject =
  '(?<!(?:^|[^\\p{L}])(?:en|de|con|según|sobre|para|por|tras|a|ante|contra|desde|hacia|mediante|sin|entre)(?: (?:el|la|los|las|su|sus|este|esta|estos|estas|ese|esa|un|una|dicho|dicha))? )(?<!(?:^|[^\\p{L}])(?:del|al) )'

/**
 * Adds to each verb what Spanish makes of its forms: the addressee put first and taken up by a pronoun ("a la UNESCO le
 * encomendamos"), and verbs that only shade the one after them ("volvemos a pedir", "se permite invitar").
 */
const conjugated = (verbs: OrderVerb[]): OrderVerb[] =>
  verbs.map((verb) => {
    if (verb.own) return verb
    const inf = verb.inf ? `(?:${verb.inf})` : null
    const join = (...sources: (string | null | undefined)[]): string => sources.filter((source) => source).join('|')
    return {
      ...verb,
      ...(verb.we && {
        we: join(verb.we, inf && `(?:volvemos a|queremos|deseamos|quisiéramos|debemos|nos permitimos|tenemos a bien|venimos en) ${inf}`),
        passive: join(verb.passive, `l[eoa]s? (?:${verb.we})`),
      }),
      ...(verb.third &&
        inf && { third: join(verb.third, `(?:vuelve a|se permite|tiene a bien|viene en|vuelven a|se permiten|tienen a bien) ${inf}`) }),
    }
  })

export const es: Lexicon = {
  language: 'es',
  spaced: true,
  front: {
    agendaItem: 'Punto (?:\\d+ )?del orden del día|Tema (?:\\d+ )?del programa',
    document: 'Documento',
    original: 'Original',
    purpose: 'Finalidad|Resumen|Objeto|Propósito',
    actionRequired:
      'Acción (?:solicitada|requerida)(?: (?:al|a la|del|de la|por) [\\wáéíóúñ ]+)?|Medidas? (?:solicitadas?|requeridas?|que se (?:solicita|pide))[\\wáéíóúñ ]*',
    strategicLink: 'Vínculos?(?:\\(s\\))? pertinentes?(?:\\(s\\))? con el Plan Estratégico',
    financial: '(?:Repercusiones|Consecuencias|Implicaciones) financieras',
    references: 'Referencias?',
    revisionOf: 'Revisión (\\d+) al Documento',
    source: 'Fuente|Contribución (?:de|del|presentada)|Informe (?:de|del)|Presentad[oa] por|Nota (?:de|del)|Origen',
  },
  languageNames: { en: 'inglés', fr: 'francés', es: 'español', ru: 'ruso', zh: 'chino', ar: 'árabe' },
  headings: {
    reasons: 'motivos?|razones|exposición de motivos',
    annex: 'anexos?|apéndice|adjunto',
    introduction:
      'introducción|antecedentes|contexto|consideraciones(?: generales)?|motivos|exposición de motivos|análisis|examen|justificación',
    proposal: 'propuestas?|recomendaciones|propuesta de revisión|medidas propuestas',
    termsOfReference: 'mandato(?: y métodos de trabajo)?|atribuciones',
    report: 'informe|resultados',
    record: 'acta(?: resumida)?|actas|resumen de los debates|acta de',
    resolution: 'proyecto de resolución|resolución|acuerdo|proyecto de acuerdo|decisión',
    letter: 'carta circular|circular|estimad[oa]|muy señor|carta',
    outcome: 'documento final|declaración|declaración ministerial|comunicado|pacto',
  },
  bodies: [
    { body: 'itu-council', clause: 'El Consejo(?: de la (?:UIT|Unión(?: Internacional de Telecomunicaciones)?))?,' },
    {
      body: 'itu-pp',
      clause: 'La Conferencia de Plenipotenciarios de la Unión Internacional de Telecomunicaciones[^,]{0,40}(?:,[^,]{0,20})?,',
    },
    { body: 'itu-wtdc', clause: 'La Conferencia Mundial de Desarrollo de las Telecomunicaciones[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'itu-wtsa', clause: 'La Asamblea Mundial de Normalización de las Telecomunicaciones[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'itu-ra', clause: 'La Asamblea de Radiocomunicaciones[^,]{0,40},' },
    { body: 'itu-wrc', clause: 'La Conferencia Mundial de Radiocomunicaciones[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'unga', clause: 'La Asamblea General,' },
    { body: 'ecosoc', clause: 'El Consejo Económico y Social,' },
    { body: 'cstd', clause: 'La Comisión de Ciencia y Tecnología para el Desarrollo,' },
    { body: 'unsc-stat', clause: 'La Comisión de Estadística,' },
  ],
  preamble: [
    { id: 'recalling', words: 'recordando|evocando|rememorando' },
    { id: 'considering', words: 'considerando|estimando' },
    { id: 'recognizing', words: 'reconociendo' },
    { id: 'noting', words: 'observando|advirtiendo|notando|constatando|sabiendo' },
    { id: 'taking-note', words: '(?:tomando|habiendo tomado) (?:nota|conocimiento)' },
    { id: 'bearing-in-mind', words: 'teniendo (?:presente|en mente)|conservando en mente' },
    { id: 'taking-into-account', words: 'teniendo en cuenta|tomando en (?:cuenta|consideración)|habida cuenta|visto' },
    { id: 'emphasizing', words: 'destacando|subrayando|poniendo de relieve|haciendo hincapié|recalcando|resaltando|insistiendo' },
    { id: 'reaffirming', words: 'reafirmando|reiterando|afirmando|confirmando' },
    { id: 'convinced', words: '(?:firmemente )?(?:convencid[oa]s?|persuadid[oa]s?|segur[oa])' },
    { id: 'having-considered', words: 'habiendo (?:examinado|considerado|estudiado|oído|escuchado|recibido|\\p{L}+d[oa])' },
    { id: 'aware', words: '(?:plenamente )?(?:conscientes?|sabedor(?:a)?)' },
    {
      id: 'welcoming',
      words: 'acogiendo|celebrando|felicitándose|apreciando|encomiando|agradeciendo|expresando|complaciéndose|valorando|aplaudiendo',
    },
    {
      id: 'in-view-of',
      words: 'en vista|a la luz|de conformidad|en virtud|actuando|guiad[oa]|inspirad[oa]|inspirándose|con arreglo|atendiendo',
    },
    {
      id: 'concerned',
      words:
        '(?:profundamente |hondamente |gravemente |muy )?(?:preocupad[oa]s?|alarmad[oa]s?|inquiet[oa]s?)|lamentando|deplorando|observando con (?:preocupación|inquietud)',
    },
    {
      id: 'desiring',
      words: 'dese(?:ando|os[oa])|resuelt[oa]|decidid[oa]|esperando|aguardando|alentad[oa]|declarando|aspirando|comprometid[oa]|confiando',
    },
  ],
  idle: 'tom(?:a|an|amos) (?:también |asimismo |además )?(?:nota|conocimiento)|observ(?:a|an|amos)|acog(?:e|en|emos)|celebr(?:a|an|amos)|encomi(?:a|an|amos)|felicit(?:a|an|amos)|reafirm(?:a|an|amos)|reiter(?:a|an|amos)|destac(?:a|an|amos)|subray(?:a|an|amos)|pon(?:e|en|emos) de relieve|hac(?:e|en|emos) hincapié|recalc(?:a|an|amos)|reconoc(?:e|en|emos)|recuerda|recuerdan|recordamos|consider(?:a|an|amos)|expres(?:a|an|amos)|agradec(?:e|en|emos)|rind(?:e|en)|rendimos|apoy(?:a|an|amos)|hace suy[oa]s?|aprueba|aprobamos|refrend(?:a|an|amos)|adopt(?:a|an|amos)|lament(?:a|an|amos)|deplor(?:a|an|amos)|aguard(?:a|an|amos)|esper(?:a|an|amos)|es|son|declar(?:a|an|amos)|afirm(?:a|an|amos)|confirm(?:a|an|amos)|comparte|compartimos|se (?:congratula|complace|felicita)|valor(?:a|an|amos)|aprecia|apreciamos|nos (?:congratulamos|complace|felicitamos|comprometemos)|estim(?:a|an|amos)|saluda|aplaude|da las gracias|damos las gracias|queda|toma conocimiento|advierte|constata|deja constancia|somos|estamos|seguimos',
  modifiers:
    'también|además|asimismo|nuevamente|de nuevo|encarecidamente|firmemente|igualmente|por tanto|en consecuencia|a este respecto|en este contexto|a tal fin|en particular|por último|vivamente|una vez más|con insistencia|otra vez|a su vez',
  addressees: [
    {
      id: 'itu-sg-and-directors',
      words:
        'Secretari[oa] General(?: de la (?:UIT|Unión))?,? (?:y|así como|junto con)(?: a)?(?: los)? Directores de las (?:tres )?Oficinas',
    },
    {
      id: 'itu-bdt',
      words:
        '(?:Director|Directora) de la (?:Oficina de Desarrollo de las Telecomunicaciones|BDT)(?: de la UIT)?(?: \\(BDT\\))?|Oficina de Desarrollo de las Telecomunicaciones(?: \\(BDT\\))?|BDT',
    },
    {
      id: 'itu-tsb',
      words:
        '(?:Director|Directora) de la (?:Oficina de Normalización de las Telecomunicaciones|TSB)(?: de la UIT)?(?: \\(TSB\\))?|Oficina de Normalización de las Telecomunicaciones(?: \\(TSB\\))?|TSB',
    },
    {
      id: 'itu-br',
      words:
        '(?:Director|Directora) de la (?:Oficina de Radiocomunicaciones|BR)(?: de la UIT)?(?: \\(BR\\))?|Oficina de Radiocomunicaciones(?: \\(BR\\))?',
    },
    {
      id: 'itu-br itu-tsb itu-bdt',
      words:
        'Directores(?: de (?:las|sus|todas las|cada una de las) (?:(?:tres|otras|demás|tres otras) )*Oficinas(?: concernidas)?)?|tres Oficinas',
    },
    { id: 'itu-sg', words: 'Secretari[oa] General de la (?:UIT|Unión(?: Internacional de Telecomunicaciones)?)' },
    { id: 'un-sg', words: 'Secretari[oa] General de las Naciones Unidas' },
    { id: '~sg', words: 'Secretari[oa] General' },
    { id: 'itu-secretariat', words: 'Secretaría de la (?:UIT|Unión|CMSI)|secretaría de la (?:UIT|Unión)|Secretaría General' },
    { id: '~its-chair', words: 'su [Pp]resident[ea]|su [Pp]residencia' },
    { id: '~its-secretariat', words: 'su secretaría' },
    { id: '~secretariat', words: '[Ss]ecretaría' },
    {
      id: 'itu-cwg-internet',
      words:
        'Grupo de Trabajo del Consejo sobre (?:las )?cuestiones de política pública internacional relacionadas con (?:la )?Internet|GTC-Internet|CWG-Internet',
    },
    {
      id: 'itu-cwg-wsis-sdg',
      words:
        'Grupo de Trabajo(?: del Consejo)? sobre la (?:CMSI|Cumbre Mundial sobre la Sociedad de la Información)(?: y los (?:ODS|Objetivos de Desarrollo Sostenible))?(?: \\((?:GTC-CMSI(?: y |/|&)ODS|CWG-WSIS&SDG)\\))?|GTC-CMSI(?: y ODS|/ODS|&ODS)?|C?WG-?WSIS(?:&SDG)?',
    },
    { id: 'correspondence-group', words: '[Gg]rupo (?:de trabajo )?por correspondencia' },
    {
      id: 'itu-wsis-task-force',
      words: '[Gg]rupo (?:especial|de tareas)(?: de la UIT)? (?:sobre la )?(?:CMSI|WSIS)(?:/ODS|&SDG| y los ODS)',
    },
    {
      id: 'itf-finance',
      words:
        '(?:[Ee]quipo|[Gg]rupo) (?:de tareas|de trabajo|especial) interno(?: sobre (?:la )?(?:financiación|mecanismos (?:financieros|de financiación)|los mecanismos (?:financieros|de financiación)))?|[Ee]quipo de tareas sobre (?:la )?financiación|ITF',
    },
    { id: '~task-force', words: '[Ee]quipo (?:de tareas|especial)|[Gg]rupo de tareas' },
    {
      id: 'ungis',
      words: 'Grupo (?:Interinstitucional )?de las Naciones Unidas sobre la Sociedad de la Información(?: \\((?:UNGIS|GNUSI)\\))?|UNGIS',
    },
    {
      id: 'cstd',
      words: 'Comisión (?:de las Naciones Unidas )?de Ciencia y Tecnología para el Desarrollo(?: \\((?:CCTD|CSTD)\\))?|CCTD|(?:UN)?CSTD',
    },
    { id: 'unsc-stat', words: 'Comisión de Estadística(?: de las Naciones Unidas)?' },
    {
      id: 'un-regional-commissions',
      words:
        '[Cc]omisiones (?:económicas )?regionales(?: de las Naciones Unidas)?|Comisión Económica para (?:África|Europa|América Latina y el Caribe)|CEPAL|CESPAO|CESPAP',
    },
    { id: '~commission', words: 'Comisión(?! de [Ee]studio)' },
    { id: 'ecosoc', words: 'Consejo Económico y Social(?: \\(ECOSOC\\))?|ECOSOC' },
    { id: 'itu-council', words: 'Consejo de la (?:UIT|Unión(?: Internacional de Telecomunicaciones)?)' },
    { id: '~council', words: 'Consejo' },
    { id: 'unga', words: 'Asamblea General(?: de las Naciones Unidas)?' },
    { id: 'itu-wtsa', words: 'Asamblea Mundial de Normalización de las Telecomunicaciones(?: \\(AMNT(?:-\\d+)?\\))?|AMNT(?:-\\d{2})?' },
    { id: 'itu-ra', words: 'Asamblea de Radiocomunicaciones(?: \\(AR(?:-\\d+)?\\))?|AR-\\d{2}' },
    { id: 'unga', words: 'Asamblea' },
    { id: 'itu-pp', words: 'Conferencia de Plenipotenciarios(?: \\(PP(?:-\\d+)?\\))?|PP-\\d{2}' },
    { id: 'itu-wtdc', words: 'Conferencia Mundial de Desarrollo de las Telecomunicaciones(?: \\(CMDT(?:-\\d+)?\\))?|CMDT(?:-\\d{2})?' },
    { id: 'itu-wrc', words: 'Conferencia Mundial de Radiocomunicaciones(?: \\(CMR(?:-\\d+)?\\))?|CMR(?:-\\d{2})?' },
    {
      id: 'hlpf',
      words: '[Ff]oro [Pp]olítico de [Aa]lto [Nn]ivel(?: sobre (?:el )?[Dd]esarrollo [Ss]ostenible)?(?: \\((?:HLPF|FPAN)\\))?|HLPF|FPAN',
    },
    { id: 'igf', words: 'Foro (?:para|sobre|de) la Gobernanza de Internet(?: \\((?:FGI|IGF)\\))?|FGI|IGF' },
    { id: 'wsis-forum', words: 'Foro de la CMSI|[Ee]vento de [Aa]lto [Nn]ivel (?:de la |del Foro de la )?CMSI(?:\\+20)?|Foro CMSI' },
    { id: '~forum', words: '[Ff]oro' },
    {
      id: 'partnership-ict4d',
      words:
        '(?:Asociación|Alianza|Partenariado) para la [Mm]edición de las? (?:TIC|[Tt]ecnologías? de la [Ii]nformación y (?:las? )?[Cc]omunicaci(?:ón|ones)) para el [Dd]esarrollo',
    },
    { id: '~partnership', words: 'Asociación|Alianza' },
    { id: 'unesco', words: 'Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura(?: \\(UNESCO\\))?|UNESCO' },
    { id: 'undp', words: 'Programa de las Naciones Unidas para el Desarrollo(?: \\(PNUD\\))?|PNUD' },
    {
      id: 'unctad',
      words: 'ONU Comercio y Desarrollo|Conferencia de las Naciones Unidas sobre Comercio y Desarrollo(?: \\(UNCTAD\\))?|UNCTAD',
    },
    {
      id: 'undesa',
      words: 'Departamento de Asuntos Económicos y Sociales(?: (?:de la Secretaría|de las Naciones Unidas))?(?: \\(DAES\\))?|DAES',
    },
    { id: 'ceb', words: 'Junta de los Jefes Ejecutivos(?: del [Ss]istema de las Naciones Unidas)?' },
    { id: 'hlcp', words: 'Comité de Alto Nivel sobre Programas' },
    {
      id: 'action-line-facilitators',
      words:
        '(?:[Cc]o)?(?:[Ff]acilitador(?:es|as|a)?|[Mm]oderador(?:es|as|a)?)(?: principales)?(?: (?:de|para) (?:las|cada una de las|todas las|cada|la) [Ll]íneas? de [Aa]cción(?: C\\d+)?)?|[Cc]oordinador(?:es|as)? de las [Ll]íneas de [Aa]cción',
    },
    {
      id: 'un-agencies',
      words:
        '(?:organismos|entidades|organizaciones|instituciones)(?: (?:especializad[oa]s|competentes|pertinentes))?(?:, (?:los )?(?:fondos|organismos|programas|entidades)(?: especializados)?)*(?:,? y (?:los )?(?:programas|organismos(?: especializados)?|entidades|fondos))? (?:del sistema )?de las Naciones Unidas|fondos y programas de las Naciones Unidas|sistema de las Naciones Unidas(?: para el desarrollo)?|organismos especializados|equipos de las Naciones Unidas en los países',
    },
    {
      id: 'study-groups',
      words:
        '[Cc]omisi(?:ón|ones) de [Ee]studio(?: (?:de la UIT|del UIT-[TDR]|\\d+))?(?: (?:competentes?|pertinentes?|correspondientes?))?',
    },
    {
      id: 'itu-regional-offices',
      words: '[Oo]ficinas? [Rr]egional(?:es)?(?: (?:y de zona )?de la UIT)?|[Oo]ficinas de [Zz]ona(?: de la UIT)?',
    },
    { id: 'itu-sectors', words: '(?:tres )?Sectores(?: de la (?:UIT|Unión))?' },
    {
      id: 'member-states',
      words:
        '[Ee]stados? [Mm]iembros?|(?:[Cc]ada|[Tt]odo|[Nn]ingún) (?:[Ee]stado|país)|[Gg]obiernos?|[Pp]a[íi]s(?:es)?(?: (?:anfitri(?:ón|ones)|sede|miembros?|participantes?|signatarios?))?|[Pp]arlamentos|[Mm]inistr[oa]s|[Mm]inisterios|(?:organismos |entidades |autoridades )?[Rr]egulador(?:es|as)|[Aa]dministraciones(?: nacionales)?|autoridades nacionales|Estados|poderes públicos',
    },
    { id: 'sector-members', words: 'Miembros de(?:l| los) Sector(?:es)?|Miembros de Sector' },
    { id: 'associates', words: 'Asociados' },
    {
      id: 'academia',
      words:
        '(?:Instituciones Académicas|instituciones académicas|[Uu]niversidades|mundo académico|círculos académicos|comunidad académica|sector académico|instituciones de investigación|centros de investigación)',
    },
    { id: 'membership', words: '[Mm]iembros(?: de la (?:UIT|Unión))?(?! (?:de la Comisión|de la Mesa|del Comité|del Grupo|del Consejo))' },
    {
      id: 'private-sector',
      words:
        '[Ss]ector [Pp]rivado|[Ee]mpresas|[Oo]perador(?:es|as)(?: de (?:redes|satélites|telecomunicaciones))?|[Ee]mpresariado|[Tt]itulares de (?:las )?licencias|[Pp]roveedor(?:es|as)(?: de servicios)?|[Ff]abricantes|[Ii]ndustria|[Pp]lataformas(?: (?:digitales|en línea))?|[Ee]mpleadores|[Ii]nversor(?:es|as)|[Ii]nversionistas|[Dd]esarrolladores',
    },
    { id: 'civil-society', words: '[Ss]ociedad [Cc]ivil|organizaciones no gubernamentales' },
    { id: 'technical-community', words: '[Cc]omunidad(?:es)? [Tt]écnicas?' },
    {
      id: 'all-stakeholders',
      words:
        '(?:todas las |demás |otras )*[Pp]artes (?:interesadas|implicadas)(?: (?:pertinentes|de la CMSI))?|todos los interesados|[Dd]onantes|[Pp]articipantes|[Aa]sociados|organizaciones internacionales|organizaciones regionales|bancos (?:multilaterales )?de desarrollo|asociados para el desarrollo|instituciones financieras internacionales|interesados',
    },
    { id: 'wsis-prizes', words: '[Pp]remios (?:de la )?CMSI|Premios a proyectos relacionados con la CMSI' },
    {
      id: 'wsis-stocktaking',
      words:
        '(?:plataforma|base de datos)(?: de)?(?: (?:inventario|balance))(?: de la CMSI)?|[Ii]nventario de la CMSI|(?<=(?:en el|al) )inventario(?! de (?!la CMSI))|[Bb]alance de la CMSI',
    },
    { id: '~website', words: '(?:sitio|página) web del (?:Grupo(?: de Trabajo)?|Consejo)' },
    { id: '~vice-chairs', words: '[Vv]icepresident(?:es|as?|e)' },
    { id: '~management-team', words: '[Ee]quipo de [Dd]irección|Mesa' },
    { id: '~chair', words: 'President(?:e|a|es|as)|Presidencia|presidenta?|presidencia' },
    { id: '~group', words: '[Gg]rupo de [Tt]rabajo(?: del Consejo)?|Grupo' },
    { id: '~committee', words: 'Comité' },
    { id: '~director', words: 'Director(?:a)?(?! (?:General|de ))' },
    { id: '~conference', words: 'Conferencia' },
    { id: 'itu', words: 'Unión Internacional de Telecomunicaciones(?: \\(UIT\\))?|UIT(?!-)' },
    { id: '~union', words: 'Unión' },
    { id: 'un', words: 'Organización de las Naciones Unidas|Naciones Unidas' },
  ],
  orders: conjugated([
    {
      id: 'given-task',
      class: 'instruct',
      passive:
        'recib(?:e|en|ió|ieron|irá) (?:el |la )?(?:mandato|encargo|instrucción|misión)|(?:ha|han) recibido (?:el |la )?(?:mandato|encargo|instrucción|misión)',
      marker: 'de|que|\\p{L}+[aei]r(?:l[oae]s?)?',
      bare: true,
    },
    {
      id: 'deems',
      class: 'recommend',
      third:
        '(?:considera|estima|juzga) (?:conveniente|oportuno|necesario|deseable|útil|preciso)|interesa (?:al|a la) @|(?:desearía|querría|quisiera|desea|quiere)(?= que)',
      past: '(?:consideró|estimó|juzgó) (?:conveniente|oportuno|necesario|deseable|útil|preciso)|pareció (?:conveniente|oportuno|bien) (?:al|a la) @',
      we: '(?:consideramos|estimamos) (?:conveniente|oportuno|necesario|deseable)|(?:desearíamos|querríamos|quisiéramos)(?= que)',
      marker: 'que|\\p{L}+[aei]r(?:l[oae]s?)?',
      own: true,
    },
    {
      id: 'tasked',
      class: 'instruct',
      third: '(?:carga|responsabiliza)(?= (?:a|al) )',
      passive:
        '(?:queda|quedan|está|están|estará|estarán|quedará|quedarán|fue|fueron|sigue|siguen) (?:también |asimismo |igualmente )?(?:encargad[oa]s?|facultad[oa]s?|autorizad[oa]s?|invitad[oa]s?|convocad[oa]s?|emplazad[oa]s?|llamad[oa]s?|obligad[oa]s?|exhortad[oa]s?|conminad[oa]s?|emplazad[oa]s?|comprometid[oa]s?|requerid[oa]s?)|(?:recibe|reciben|recibió|recibieron) (?:el (?:encargo|mandato)|la (?:misión|tarea)|instrucciones)',
      marker: 'de|a|que|para|del',
      bare: true,
    },
    {
      id: 'instructs',
      class: 'instruct',
      third:
        'encarg(?:a|an)|instruy(?:e|en)|orden(?:a|an)|encomiend(?:a|an)|conf(?:ía|ían)|deleg(?:a|an)|comision(?:a|an)|mand(?:a|an)(?= (?:a|al) )|impart(?:e|en) instrucciones|(?:da|dan|dando) (?:\\p{L}+ )?(?:instrucciones|mandato|orden)|(?:encargando|encomendando|confiando|instruyendo|ordenando)(?= (?:\\p{L}+ ){0,4}(?:a|al) )|asign(?:a|an)(?= (?:a|al) )|imponen?(?= (?:a|al) )|prescrib(?:e|en)(?= (?:a|al) )',
      past: '(?:ha |han )?(?:encarg(?:ó|aron|ado)|encomend(?:ó|aron|ado)|instruy(?:ó|eron)|instruido|orden(?:ó|aron|ado)|confi(?:ó|aron|ado)|deleg(?:ó|aron|ado)|comision(?:ó|aron)|impart(?:ió|ieron) instrucciones|asign(?:ó|aron)(?= (?:a|al) ))|(?:dio|dieron|ha dado|impartió) (?:\\p{L}+ )?(?:instrucciones|mandato|orden)',
      we: 'encargamos|encomendamos|instruimos|confiamos|ordenamos|delegamos|mandamos|damos (?:instrucciones|mandato)',
      inf: 'encargar|encargue|encarguen|encargara|encomendar|encomiende|encomienden|encomendara|instruir|instruya|instruyera|confiar|confíe|confiara|ordenar|ordene|ordenara|delegar|delegue|impart(?:ir|a) instrucciones|(?:dar|dé|den|diera) (?:\\p{L}+ )?(?:instrucciones|mandato)',
      passive: `${be}(?:encargan?|encomiendan?|confían?|instruye|ordena|asignan?|encargad[oa]s?|encomendad[oa]s?|confiad[oa]s?|ordenad[oa]s?|instruid[oa]s?|encargó|encomendó|encargará|encomendará|confiará|comisiona)`,
      to: '(?:(?:su|la|el|las|los|esa|ese|esta|este|dicha|dicho|una?) (?:\\p{L}+ ){1,8}?)?(?:a|al)',
      marker:
        'que|(?:la |el |los |las )(?:tarea|misión|labor|elaboración|cometido|encargo|responsabilidad)(?: (?:de que|de|del))?|de|del|para que|a que|\\p{L}+[aei]r(?:l[oae]s?)?',
      bare: true,
    },
    {
      id: 'let',
      class: 'call',
      passive: '(?<=(?:^|[.;:] ))que(?= (?:el |la |los |las |cada |tod[oa]s l[oa]s )?[\\ue100-\\ue13f])',
      marker: '(?:no )?(?:l[eoa]s? |se )*\\p{L}+(?:[ea]n?)',
      bare: true,
    },
    {
      id: 'turns-to',
      class: 'call',
      third: '(?:recurr(?:e|en)|acud(?:e|en)|se (?:vuelve|dirige|remite))(?= (?:a|al) )',
      we: 'recurrimos|acudimos|nos (?:dirigimos|volvemos|remitimos)',
      to: '(?:a|al)',
      marker: 'para que|para',
    },
    {
      id: 'gives-time',
      class: 'instruct',
      third: '(?:da|dan|concede|conceden|otorga|fija) (?:de plazo|un plazo|plazo)',
      we: '(?:damos|concedemos|otorgamos|fijamos) (?:de plazo|un plazo|plazo)',
      passive: 'se (?:les? )?(?:da|concede|otorga|fija) (?:de plazo|un plazo|plazo|(?:hasta|de plazo hasta) [^,.;]{3,40})',
      to: '(?:a|al)',
      marker: 'para que|para',
      bare: true,
    },
    {
      id: 'expects-of',
      class: 'request',
      passive: '(?<=(?:^|[^\\p{L}])(?:de|del) (?:la |los |las )?[\\ue100-\\ue13f]\\ue0ff* )se (?:espera|esperan|requiere|reclama|aguarda)',
      bare: true,
    },
    {
      id: 'has-done',
      class: 'instruct',
      inf: '(?:hacer|haga|hagan|hiciera|hará|lograr|logre|conseguir|consiga|procurar|procure|disponer|disponga|disponer lo necesario|disponga lo necesario|cuidar de|cuide de|velar por|vele por|asegurar|asegure)(?= (?:para )?que (?:el |la |los |las )?[\\ue100-\\ue13f])',
      to: '(?!)',
      marker: 'que',
    },
    {
      id: 'done-by',
      class: 'instruct',
      passive:
        '(?:sea|sean|será|serán|fuera|fueran|deberá ser|deberán ser|habrá de ser) \\p{L}+(?:ad|id|st|ch|rt)[oa]s?(?= (?:[^.;,]{0,60} )?por (?:el |la |los |las )?[\\ue100-\\ue13f])',
      to: '(?:[^.;,]{0,60} )?por',
      agent: 'verb',
    },
    {
      id: 'assumes',
      class: 'instruct',
      passive:
        '(?:correrá|correrán|corre|corren) (?:a cargo|por cuenta)|(?:estará|estarán|está|quedará|queda|quedan) a cargo|(?:asumirá|asumirán|asume|asumen|llevará|ejercerá|ostentará|desempeñará)(?= (?:el|la|los|las) )|se (?:ocupará|ocuparán|encargará|encargarán|hará cargo|harán cargo|responsabilizará)',
      to: '(?:de|del)?',
      trails: true,
    },
    {
      id: 'requests',
      class: 'request',
      third:
        'solicit(?:a|an)|pid(?:e|en)|rueg(?:a|an)|requier(?:e|en)|reclam(?:a|an)|demand(?:a|an)|suplic(?:a|an)|agradece?ría(?:n)?|agradecerá(?:n)?|(?:solicitando|pidiendo|rogando|requiriendo)(?= (?:\\p{L}+ ){0,4}(?:a|al|que) )|recab(?:a|an)',
      past: '(?:ha |han )?(?:solicit(?:ó|aron|ado)|pid(?:ió|ieron)|pedido|rog(?:ó|aron|ado)|requir(?:ió|ieron)|requerido|reclam(?:ó|aron|ado)|suplicó|recab(?:ó|aron))',
      we: 'solicitamos|pedimos|rogamos|agradeceríamos|agradeceremos|requerimos|reclamamos|demandamos|recabamos',
      inf: 'solicitar|pedir|rogar|solicite|pida|soliciten|pidan|ruegue|rueguen|solicitara|pidiera|requiera|requerir|recabar|recabe|recaben',
      passive: `${be}(?:solicitan?|piden?|ruegan?|requieren?|reclama|agradecerá|agradecería|agradece|ha pedido|ha solicitado|pidió|solicitó|rogó|pedirá|solicitará|rogará|requerirá|solicitad[oa]s?|requerid[oa]s?)`,
      to: '(?:a|al|de|del)',
      marker:
        'que|la petición de que|la solicitud de que|su petición de que|para que|a que|\\p{L}+[aei]r(?:l[oae]s?)?|(?:el|la|los|las|un|una|sus?) ',
    },
    {
      id: 'expects',
      class: 'request',
      third:
        'esper(?:a|an)(?= (?:\\p{L}+ )?(?:de|del) )|aguard(?:a|an)(?= (?:de|del) )|cuent(?:a|an) con|conf(?:ía|ían) en|se remit(?:e|en) a',
      past: 'esper(?:ó|aron|aba)(?= (?:de|del) )|confió en|contó con',
      we: 'esperamos(?= (?:\\p{L}+ )?(?:de|del) )|aguardamos(?= (?:de|del) )|contamos con|confiamos en|nos remitimos a',
      inf: 'esperar(?= (?:de|del) )|contar con',
      passive: 'se espera(?= (?:de|del|que) )|es de esperar(?= (?:de|del|que) )',
      to: '(?:de|del|a|al)?',
      marker: 'que|para que|para|un|una',
    },
    {
      id: 'wishes',
      class: 'request',
      third:
        '(?:desea|desean|desearía|desearían|quiere|quieren|quisiera|quisieran|querría|querrían|prefiere|prefieren|pretende|juzga (?:\\p{L}+ )?(?:oportuno|conveniente|necesario|deseable|útil)|considera (?:\\p{L}+ )?(?:oportuno|conveniente|necesario|deseable|útil|importante|esencial|indispensable)|estima (?:\\p{L}+ )?(?:oportuno|conveniente|necesario|deseable|útil)|vería con agrado|verían con agrado|acogería con agrado)',
      past: '(?:deseó|quiso|manifestó su deseo de|expresó (?:su|el) deseo de|juzgó (?:oportuno|conveniente|necesario)|consideró (?:oportuno|conveniente|necesario|deseable)|estimó (?:oportuno|conveniente|necesario|deseable))',
      we: 'deseamos|desearíamos|queremos|quisiéramos|querríamos|veríamos con agrado|consideramos (?:oportuno|conveniente|necesario|deseable|indispensable|esencial|importante)|nos gustaría|esperamos(?= que)|expresamos (?:nuestro|el) deseo de',
      passive:
        '(?:interesa|interesaría|conviene|convendría|convendrá|procede|procedería|sería de (?:\\p{L}+ )?(?:ayuda|utilidad|provecho)|sería (?:\\p{L}+ )?(?:deseable|conveniente|útil|oportuno|bueno|de desear|preferible|de agradecer)|es (?:\\p{L}+ )?(?:deseable|conveniente|necesario|preciso|menester|oportuno|indispensable|imprescindible|esencial|importante|de desear)|se considera (?:\\p{L}+ )?(?:oportuno|conveniente|necesario|deseable)|se estima (?:oportuno|conveniente|necesario)|(?:el|la) (?:parecer|opinión|sentir|criterio)(?: (?:general|unánime|de la reunión|del consejo|de la comisión))? es|hay (?:acuerdo|consenso)(?: general)?|existe (?:acuerdo|consenso)(?: general)?|en la inteligencia|en el (?:entendido|entendimiento)|quedando entendido|queda entendido|bien entendido|(?:es )?(?:nuestro|su) (?:deseo|anhelo|voluntad|propósito)(?: es)?|(?:ha llegado|llegó) (?:la hora|el momento)|es (?:hora|tiempo)|hace falta|se impone|urge|importa)(?: (?:a|al) (?:la |los |las )?[\\ue100-\\ue13f]\\ue0ff*)?(?= (?:en |de )?que)',
      to: '(?!)',
      marker: 'que',
    },
    {
      id: 'invites',
      class: 'invite',
      third: 'invit(?:a|an)|convid(?:a|an)|convoc(?:a|an)(?= a)|invitando(?= (?:\\p{L}+ ){0,4}(?:a|al) )|emplaz(?:a|an)',
      past: '(?:ha |han )?(?:invit(?:ó|aron|ado)|convid(?:ó|ado)|emplazó)',
      we: 'invitamos|convidamos|emplazamos',
      inf: 'invitar|invite|inviten|invitara|convidar|emplazar',
      passive: `${be}(?:invitan?|invitó|ha invitado|invitará|convidan?|invitad[oa]s?|convidad[oa]s?)`,
      noun: '(?:reiter(?:a|an|amos|ó)|extiend(?:e|en)|dirig(?:e|imos|ió)|curs(?:a|amos|ó)|renuev(?:a|an)|renovamos|hac(?:e|emos) extensiva) (?:su|nuestra|la|una) invitación',
      to: '(?:a|al)?',
      marker: 'a que|a|que|para que',
    },
    {
      id: 'encourages',
      class: 'encourage',
      third:
        'alient(?:a|an)|anim(?:a|an)|estimul(?:a|an)(?= (?:a|al) )|incit(?:a|an)|foment(?:a|an)(?= que)|promuev(?:e|en)(?= que)|alentando(?= (?:a|al) )|animando(?= (?:a|al) )',
      past: '(?:ha |han )?(?:alent(?:ó|aron|ado)|anim(?:ó|aron|ado)|incitó|estimuló)',
      we: 'alentamos|animamos|estimulamos(?= (?:a|al) )|incitamos',
      inf: 'alentar|animar|aliente|alienten|anime|animen|alentara|incitar',
      passive: `${be}(?:alientan?|animan?|alentó|animó|alentará|alentad[oa]s?|animad[oa]s?|incita)`,
      to: '(?:a|al)',
      marker: 'a que|a|para que|que',
    },
    {
      id: 'urges',
      class: 'urge',
      third:
        'inst(?:a|an)(?: encarecidamente)?|urg(?:e|en)(?= (?:a|al) )|apremi(?:a|an)|conmin(?:a|an)|encarec(?:e|en)|intim(?:a|an)|instando(?= (?:a|al) )|apercib(?:e|en)',
      past: '(?:ha |han )?(?:inst(?:ó|aron|ado)|urgió|conmin(?:ó|aron|ado)|encareci(?:ó|eron|do)|apremió)',
      we: 'instamos|urgimos|apremiamos|conminamos|encarecemos',
      inf: 'instar|inste|insten|urgir|conminar|encarecer|encarezca|instara',
      passive: `${be}(?:insta|instó|instará|encarece|encareció|conmina|apremia|instad[oa]s?|conminad[oa]s?)`,
      to: '(?:a|al)',
      marker: 'a que|a|para que|que|(?:el|la|los|las|un|una|sus?) ',
      bare: true,
    },
    {
      id: 'calls-upon',
      class: 'call',
      third:
        'exhort(?:a|an)|(?:hac(?:e|en)|dirig(?:e|en)|lanz(?:a|an)|formul(?:a|an)) un (?:\\p{L}+ )?(?:llamamiento|llamado)(?: (?:\\p{L}+))?|apel(?:a|an)|llam(?:a|an)(?= (?:a|al) )|exhortando(?= (?:a|al) )|haciendo un llamamiento',
      past: '(?:ha |han )?(?:exhort(?:ó|aron|ado)|apel(?:ó|aron|ado)|llamó(?= (?:a|al) ))|(?:hizo|hicieron|dirigió|lanzó|formuló|ha hecho) un (?:\\p{L}+ )?(?:llamamiento|llamado)',
      we: 'exhortamos|(?:hacemos|dirigimos|lanzamos|formulamos) un (?:\\p{L}+ )?(?:llamamiento|llamado)|apelamos|llamamos(?= (?:a|al) )',
      inf: 'exhortar|exhorte|exhorten|exhortara|(?:hacer|haga|dirigir|lanzar) un (?:\\p{L}+ )?(?:llamamiento|llamado)|apelar',
      passive: `${be}(?:exhortan?|exhortó|exhortará|exhortad[oa]s?)|${be}(?:hace|hizo|dirige) un (?:\\p{L}+ )?(?:llamamiento|llamado)`,
      noun: '(?:reiter(?:a|an|amos|ó)|renuev(?:a|an)|renovamos|renovó|reit[ée]r(?:a|ase)) (?:su|nuestro|el) (?:\\p{L}+ )?(?:llamamiento|llamado|exhortación)',
      to: '(?:a|al)',
      marker: 'a que|para que|a|que',
    },
    {
      id: 'reiterates',
      class: 'request',
      noun: '(?:reiter(?:a|an|amos|ar|ó|e)|renuev(?:a|an|e)|renovamos|renovar|renovó|formul(?:a|an|amos|ar|ó|e)|dirig(?:e|en|imos|ir|ió)|curs(?:a|an|amos|ar|ó|e)|recuerd(?:a|an)|recordamos|recordó|hac(?:e|emos) lleg(?:ar|a))(?= (?:[^.;]{0,120} )?(?:su|nuestr[oa]|el|la|un|una) (?:\\p{L}+ )?(?:petición|solicitud|ruego|recomendación|encargo|pedido|súplica|requerimiento|invitación|exhortación)(?: \\p{L}+)? (?:de que|de|para que|a que|a|en el sentido de que))(?: (?:su|nuestr[oa]|la|el|una?) (?:\\p{L}+ )?(?:petición|solicitud|ruego|recomendación|encargo|pedido|súplica|requerimiento|invitación|exhortación)(?: (?:dirigid[oa]|formulad[oa]|hech[oa]))?)?',
      to: '(?:a|al|de|del)',
      marker:
        '(?:(?:su|nuestr[oa]|la|el|una?) (?:\\p{L}+ )?(?:petición|solicitud|ruego|recomendación|encargo|pedido|súplica|requerimiento|invitación|exhortación) )?(?:de que|para que|a que|a|de|en el sentido de que)|que',
    },
    {
      id: 'recommends',
      class: 'recommend',
      third: 'recomiend(?:a|an)|aconsej(?:a|an)|recomendando(?= (?:a|al|que) )|prescribe(?= que)',
      past: '(?:ha |han )?(?:recomend(?:ó|aron|ado)|aconsej(?:ó|aron|ado))',
      we: 'recomendamos|aconsejamos',
      inf: 'recomendar|recomiende|recomienden|recomendara|aconsejar|aconseje',
      passive: `${be}(?:recomiendan?|recomendó|recomendará|aconseja|recomendad[oa]s?)`,
      to: '(?:a|al)',
      marker: 'que|\\p{L}+[aei]r(?:l[oae]s?)?',
      own: true,
    },
    {
      id: 'authorizes',
      class: 'authorize',
      third: 'autoriz(?:a|an)|facult(?:a|an)|habilit(?:a|an)|apoder(?:a|an)',
      past: '(?:ha |han )?(?:autoriz(?:ó|aron|ado)|facult(?:ó|aron|ado)|habilitó)',
      we: 'autorizamos|facultamos|habilitamos',
      inf: 'autorizar|facultar|autorice|faculte|autorizara',
      passive: `${be}(?:autorizan?|facultan?|habilita|autorizó|autorizad[oa]s?|facultad[oa]s?)`,
      to: '(?:a|al)',
      marker: 'para que|a que|a|para|que',
    },
    {
      id: 'refers',
      class: 'request',
      third:
        '(?:somet(?:e|en)|remit(?:e|en)|present(?:a|an)|dej(?:a|an)|traslad(?:a|an)|elev(?:a|an)) (?:[^.;]{0,60} )?(?:al (?:parecer|examen|criterio|dictamen|juicio)|a la (?:consideración|aprobación|decisión|aquiescencia|ratificación|discreción))',
      past: '(?:ha |han )?(?:somet(?:ió|ieron|ido)|remitió|presentó|dejó|trasladó|elevó) (?:[^.;]{0,60} )?(?:al (?:parecer|examen|criterio|dictamen|juicio)|a la (?:consideración|aprobación|decisión|aquiescencia|ratificación|discreción))',
      we: '(?:sometemos|remitimos|presentamos|dejamos|elevamos) (?:[^.;]{0,60} )?(?:al (?:parecer|examen|criterio|dictamen|juicio)|a la (?:consideración|aprobación|decisión|ratificación))',
      to: '(?:de|del)',
      bare: true,
    },
    {
      id: 'decides',
      class: 'decide',
      third:
        'resuelv(?:e|en)|decid(?:e|en)|acuerd(?:a|an)|convien(?:e|en)(?= (?:en|que|\\p{L}+r) )|dispon(?:e|en)|determin(?:a|an)|establec(?:e|en)(?= que)|estipul(?:a|an)|(?:resolviendo|decidiendo|acordando|conviniendo)|opta por|conclu(?:ye|yen)(?= que)',
      past: '(?:ha |han )?(?:resolv(?:ió|ieron)|resuelto|decid(?:ió|ieron|ido)|acord(?:ó|aron|ado)|conv(?:ino|inieron|enido)|dispuso|dispusieron|dispuesto|determin(?:ó|aron)|estableció(?= que)|concluyó(?= que)|optó por)',
      we: 'resolvemos|decidimos|acordamos|convenimos|disponemos|hemos (?:acordado|decidido|resuelto|convenido)|determinamos',
      inf: 'resolver|decidir|acordar|convenir|decida|acuerde|convenga|disponer|disponga|resuelva',
      passive: `${be}(?:decid(?:e|ió|ido)|acuerda|acordó|acordado|convino|conviene|resolvió|resuelto|dispone|dispuso|dispuesto|convenido|establecido)`,
      own: true,
      marker: 'en que|que|en|\\p{L}+[aei]r(?:l[oae]s?)?',
    },
    {
      id: 'founds',
      class: 'decide',
      passive:
        'se (?:crea|crean|establece|establecen|constituye|constituyen|instituye|instituyen|pone en marcha|convoca|convocan|designa|designan|nombra|proclama|abre|prorroga|prorrogan|mantiene en vigor)(?= (?:\\p{L}+ )?(?:un|una|el|la|los|las|al|a) )',
      own: true,
      bare: true,
      marker: '(?:un|una|el|la|los|las|al|a) ',
    },
    {
      id: 'cleft',
      class: 'call',
      passive:
        '(?:será|serán|ha de ser|han de ser|habrán? de ser|tendrán? que ser|deberán? ser|deberían? ser)(?= (?:el |la |los |las )?[\\ue100-\\ue13f])',
      marker: 'quien(?:es)?|(?:el|la|los|las) que',
    },
    {
      id: 'our-request',
      class: 'request',
      noun: '(?:nuestr[oa]|su) (?:\\p{L}+ )?(?:pedido|petición|ruego|llamamiento|solicitud|invitación|encargo|recomendación|mensaje)',
      to: '(?:a|al)',
      marker: 'que|es',
      bare: true,
    },
    {
      id: 'insists',
      class: 'urge',
      third: '(?:insist(?:e|en)|interced(?:e|en)|abog(?:a|an)) ante',
      past: '(?:insistió|intercedió|abogó) ante',
      we: '(?:insistimos|intercedemos|abogamos) ante',
      inf: '(?:insistir|interceder|abogar) ante',
      marker: 'para que|a fin de que|que',
    },
    {
      id: 'demands',
      class: 'request',
      third: 'exig(?:e|en)|reclam(?:a|an)',
      past: 'exigió|exigieron|reclamó',
      we: 'exigimos|reclamamos',
      inf: 'exigir|exija|exijan|reclamar',
      to: '(?:de|del|a|al)',
      marker: 'que|\\p{L}+[aei]r(?:l[oae]s?)?',
      bare: true,
    },
    {
      id: 'leaves-to',
      class: 'instruct',
      third: '(?:deja|dejan|pone|ponen) (?:[^.;]{0,60} )?(?:en manos|al cuidado|a cargo|al arbitrio|a criterio)',
      past: '(?:dejó|puso) (?:[^.;]{0,60} )?(?:en manos|al cuidado|a cargo|al arbitrio|a criterio)',
      we: '(?:dejamos|ponemos) (?:[^.;]{0,60} )?(?:en manos|al cuidado|a cargo|al arbitrio|a criterio)',
      to: '(?:de|del)',
      bare: true,
    },
    {
      id: 'endorses',
      class: 'decide',
      third:
        '(?:hac(?:e|en) suy[oa]s?|aprueban?|refrendan?|aceptan?|adoptan?|avalan?|comparten?|apoyan?)(?: \\p{L}+){0,2} (?:recomendación|recomendaciones|propuestas?|sugerencias?|petición|peticiones|solicitud|idea|parecer|opinión)[^.;]{0,60}?(?= de que)',
      past: '(?:hizo suy[oa]s?|aprobó|refrendó|aceptó|adoptó|avaló|compartió|apoyó)(?: \\p{L}+){0,2} (?:recomendación|recomendaciones|propuestas?|sugerencias?|petición|solicitud|idea|parecer|opinión)[^.;]{0,60}?(?= de que)',
      to: '(?!)',
      marker: 'de que',
    },
    {
      id: 'proposes',
      class: 'propose',
      third: 'propon(?:e|en)|sugier(?:e|en)|plante(?:a|an)|proponiendo|sugiriendo',
      past: '(?:ha |han )?(?:propus(?:o|ieron)|propuesto|sugir(?:ió|ieron)|sugerido|plante(?:ó|aron|ado))',
      we: 'proponemos|sugerimos|planteamos',
      inf: 'proponer|sugerir|proponga|sugiera|propusiera',
      passive: `${be}(?:propone|proponen|sugiere|sugieren|propuso|sugirió|propuesto|plantea)`,
      to: '(?:a|al)',
      own: true,
      marker: 'que|\\p{L}+[aei]r(?:l[oae]s?)?',
    },
  ]),
  grammar: {
    determiner:
      'el|la|los|las|lo|un|una|unos|unas|de|del|a|al|tod[oa]s?|cada|otr[oa]s?|demás|su|sus|nuestr[oa]s?|est[eao]s?|es[eao]s?|aquell[oa]s?|dich[oa]s?|tres|cinco|seis|dos|cert[oa]s|divers[oa]s|distint[oa]s|ambos|ambas|tanto|propi[oa]s?|respectiv[oa]s|mism[oa]s?|sendas',
    and: '(?:,|y|e|o|u|así como|junto con|incluid[oa]s?|en particular|y/o|/|&|como|entre (?:ellos|otros))',
    adverb:
      'también|además|asimismo|nuevamente|de nuevo|encarecidamente|firmemente|igualmente|por tanto|en consecuencia|a este respecto|en este contexto|a tal fin|en particular|vivamente|una vez más|con insistencia|a su vez|en consecuencia|por (?:consiguiente|lo tanto|ende)|así pues|con carácter urgente|por su parte|pues|al efecto|especialmente',
    that: '(?:en |de |a |para |con |por )?que',
    pronoun:
      'ell[oa]s?|él|éstos?|est[ea](?= que)|est[ea](?=, [^,]{2,80}, )|estos|estas|estos últimos|este último|esta última|aquellos|aquellas',
    which: 'que|quien(?:es)?|(?:el|la) cual|l[oa]s cuales',
    whom: '(?:a )?l[oa]s? (?:que|cual(?:es)?)|a(?:l| la| los| las) (?:que|cual(?:es)?)|a quien(?:es)?',
    byAgent: '(?:sea|sean|ser|fuera|fueran) (?:\\p{L}+mente )?\\p{L}+(?:ad|id|t|ch|s)[oa]s?(?: \\p{L}+mente)? por #@',
    us: 'nos(?= (?:\\p{L}+ ))|\\p{L}+[aei]r(?:nos)|ante nosotr[oa]s|a nosotr[oa]s',
    latter: 'est[eao]s? últim[oa]s?|ést[eao]s?|aquell[oa]s?',
    backTo: 'l[e]s?(?= \\p{L}+)|nos(?= \\p{L}+)|\\p{L}+[aei]r(?:l[e]s?|nos)',
    dropsSubject: true,
    pronounBefore: '(?:le|les|lo|los|la|las)',
    role: 'en (?:su )?calidad de|como|en cuanto',
    creates: [
      '(?:crea|creó|crear|establece|estableció|constituye|constituyó|abre|abrió|forma|formó|creado|constituir|se crea|se establece|se constituye|queda constituido) (?:un |una )?(?:\\p{L}+ )?@',
    ],
    duty: 'deber(?:á|án|ía|ían)|deb(?:e|en)|ha(?:n)? de|habr(?:á|án|ía|ían) de|tien(?:e|en) que|tendr(?:á|án|ía|ían) (?:que|a su cargo|a bien)|ha(?:n)? tenido a su cargo|se encargará(?:n)? de|se servirá(?:n)?|velar(?:á|án) por|har(?:á|án|ía|ían) bien en|est(?:á|án|ará|arán) (?:llamad[oa]s?|obligad[oa]s?) a|(?:tien(?:e|en)|tendr(?:á|án)) (?:la (?:obligación|responsabilidad|tarea|misión)|el (?:deber|cometido|encargo|mandato)|por (?:cometido|misión)|como (?:cometido|misión|tarea)) de',
    dutyOn:
      '(?:corresponde|corresponden|corresponder(?:á|án|ía)|compete|competen|competer(?:á|án|ía)|incumbe|incumben|incumbir(?:á|án|ía)|toca|tocar(?:á|ía)|atañe|atañer(?:á|ía)|cumple|cabe|cabrá|es (?:responsabilidad|tarea|cometido|misión|deber|incumbencia|obligación)|será (?:responsabilidad|tarea|cometido|misión|deber|incumbencia|obligación))',
    future:
      '(?!(?:ser|estar|podr|habr|querr|tendr(?:á|án) lugar|agradecer|desear|preferir|gustar|convendr|cabr|bastar|parecer|deber|corresponder|incumbir|competer|equivaldr|significar|constituir)(?:á|án|ía|ían))\\p{L}+(?:ará|erá|irá|arán|erán|irán|drá|drán|brá|brán|rrá|rrán|hará|harán|dirá|dirán)|se (?:l[eo]s? )?\\p{L}+(?:ará|erá|irá|arán|erán|irán|drá|drán)',
    negation: 'no|nunca|jamás|sin|nadie|tampoco|ni|ningun[oa]',
    // the verb alone says "we"; superlatives and nouns in -imos and -emos are no verbs
    we: 'nosotr[oa]s|(?!(?:últ|próx|mín|máx|ópt|pés|legít|marít|anón|extr|supr)[ie]mos|tramos|ramos)\\p{L}{2,}[aei]mos',
    relative:
      'quien(?:es)?|cuy[oa]s?|el cual|la cual|los cuales|las cuales|en (?:el|la|los|las) que|por (?:el|la) que|donde|cuando|mientras|si|como|porque|aunque|según|una vez que|después de que|dado que|ya que|puesto que',
    deciding:
      'decid\\p{L}+|cre(?:e|emos|en|yó|yeron)|pens\\p{L}+|piens\\p{L}+|estim\\p{L}+|opin\\p{L}+|acord\\p{L}+|acuerd\\p{L}+|conv(?:in|en|ien)\\p{L}+|conclu\\p{L}+|recom\\p{L}+|solicit\\p{L}+|pid\\p{L}+|ped\\p{L}+|entiend\\p{L}+|entend\\p{L}+|consider\\p{L}+|dese\\p{L}+|dispuest[oa]s?|prop(?:on|us)\\p{L}+|sug(?:ier|er|ir)\\p{L}+|resuel\\p{L}+|resolv\\p{L}+|consenso|acuerdo|aprob\\p{L}+|aprueb\\p{L}+|quier\\p{L}+|da por sentado|colig\\p{L}+|supon\\p{L}+|aceptan?|parec\\p{L}+|inteligencia|entendid[oa]s?|entendimiento|condición|interes[ae](?= (?:a|al) )|conv(?:iene|endría)|proced(?:e|ería)|agradec(?:e|erá|ería)|deseable|neces\\p{L}+|encarg\\p{L}+|encomiend\\p{L}+|rog(?:ó|ar)|rueg\\p{L}+|inst(?:a|an|ó|ar)|invit(?:a|an|ó|ar)|exhort(?:a|an|ó|ar)',
    telling:
      'record\\p{L}+|recuerd\\p{L}+|observ\\p{L}+|señal\\p{L}+|indic\\p{L}+|inform\\p{L}+|explic\\p{L}+|precis\\p{L}+|subray\\p{L}+|destac\\p{L}+|insist\\p{L}+|reconoc\\p{L}+|advirt\\p{L}+|advert\\p{L}+|esper\\p{L}+|lament\\p{L}+|felicit\\p{L}+|anunci\\p{L}+|añad\\p{L}+|respond\\p{L}+|afirm\\p{L}+|mencion\\p{L}+|asegur\\p{L}+|prefer\\p{L}+|prefier\\p{L}+|tem\\p{L}+|cre(?:e|en|ía|ían|yó)|dij\\p{L}+|dice|manifest\\p{L}+|apunt\\p{L}+|expus\\p{L}+|expon\\p{L}+|hizo notar|puso de relieve|toma nota|sostuv\\p{L}+|abog\\p{L}+|plante\\p{L}+',
    pluperfect: 'había(?:n)?|habiendo|habría(?:n)?|hubo',
    self: 'sesión|conferencia|cumbre|reunión|taller|plenaria|período de sesiones|se',
    others: `Sr|Sra|Sres|Dr|Dra|${subject}(?:delegaci(?:ón|ones)|delegad[oa]s?|consejer[oa]s?|representantes?|orador(?:es|as?)?|ponentes?|autor(?:es|as?)?|coautores|patrocinadores|contribuci(?:ón|ones)|documentos?|informes?|resoluci(?:ón|ones)|párrafos?|cartas?|regi(?:ón|ones)|países|país|expert[oa]s?|consultor(?:es|as?)?|anexo|observador(?:es|as?)?|participantes|embajador(?:es|as?)?|ministr[oa]s?)|algun[oa]s?|algún|vari[oa]s|much[oa]s|otr[oa]s? (?:delegaci\\p{L}+|delegad\\p{L}+|consejer\\p{L}+|miembros?|orador\\p{L}*)|otr[oa]s?(?= \\p{L}+(?:ron|ban|ó|n) )|un[oa](?= de (?:los|las) )|más de un[oa]?|quienes`,
    chair: 'President[ea]|[Pp]residencia|presidenta?',
    sealed:
      '(?:y )?(?:el|la) (?:consejo|comisión|grupo|comité|reunión|conferencia|plenaria) (?:conviene|convino|asiente|asintió|consiente|está de acuerdo|(?:manifiesta|manifestó|expresa|expresó|da|dio) su (?:acuerdo|conformidad|asentimiento|consentimiento|aprobación)|se muestra conforme)(?: en ello| con ello| a ello)?|con el (?:asentimiento|acuerdo|beneplácito|consentimiento) (?:general|de (?:todos|la reunión|la conferencia|las delegaciones)|del (?:consejo|grupo))|as[íi] lo (?:acuerda|decide|dispone|aprueba|resuelve|acordó|decidió|dispuso)(?: (?:el|la) \\p{L}+(?: \\p{L}+){0,2})?(?: por (?:unanimidad|consenso))?|as[íi] (?:se )?(?:acuerda|acordó|decide|decidió|queda (?:acordado|decidido)|fue acordado|lo (?:acuerda|decide|acordó|decidió) (?:el|la) \\p{L}+)|(?:el|la) (?:consejo|comisión|grupo|comité|reunión|conferencia|plenaria) (?:as[íi] )?lo (?:acuerda|decide|acordó|decidió)(?: as[íi])?|queda as[íi] (?:acordado|decidido)|(?:se )?(?:acuerda|acordó|decide|decidió) (?:en consecuencia|as[íi])|(?:(?:la|las|el|los) \\p{L}+(?: \\p{L}+){0,3} )?quedan? (?:aprobad[oa]s?|acordad[oa]s?|adoptad[oa]s?|aceptad[oa]s?)(?: \\p{L}+){0,4}|se acepta(?:n)?(?: (?:la|las) propuestas?)?|se aprueba|se adopta|se conviene en ello|no hay objeciones|se aprueban? (?:la|las|el|los) (?:propuestas?|conclusi(?:ón|ones)|recomendaci(?:ón|ones))',
    idleTask:
      '(?:en |que se )?(?:(?:desea|quiere|está dispuesto a) )?(?:tomar? nota|tome nota|tomar conocimiento|agradecer|felicitar|expresar|acoger)',
    agreeing:
      'acuerdan?|acordó|acordad[oa]s?|decide|decidió|decidid[oa]s?|aprueban?|aprobó|aprobad[oa]s?|aceptan?|aceptad[oa]s?|adoptan?|adoptad[oa]s?|objeci(?:ón|ones)|consiente|asiente|conviene|refrenda|consenso',
    infinitive: '\\p{L}+(?:ar|er|ir|ír)(?:l[oae]s?|se|les?)?(?![\\p{L}])',
    task: '(?:(?:a |de |el |la )?\\p{L}+(?:ar|er|ir|ír)(?:l[oae]s?|se|les?)?(?![\\p{L}])|a que |que |en que |de que )',
    joint:
      '(?:,? y|;|,) (?=(?:a |de )?que (?:lo |la |los |las |le |les |se )*\\p{L}+(?:e|a|en|an)(?![\\p{L}]))|(?:,? y) (?=(?:lo |la |los |las |le |les |se )\\p{L}+(?:e|a|en|an) )|,? y (?=\\p{L}+(?:ar|er|ir)(?:l[oae]s?)? )',
    shares: {
      before: '(?:y|e|,|;|así como) (?:que |a(?=l? )|del? |con )?',
      after: '(?:,[^,]{0,80},)? (?:a que|que|para que|a \\p{L}+[aei]r|(?:no |l[eoa]s? |se )+\\p{L}{3,}[ea]n?) ?',
    },
    of: '(?:de la|del|de los|de las|de|de su|de dich[oa]) ?',
    toward: 'a|al|ante',
    recipient: [
      '(?:a|al|ante|hacia|con) #@',
      '(?:informar|informe|informen|notificar|notifiquen?|avisar|avisen?|consultar|consulten?|asistir|asistan?|ayudar|ayuden?|proporcionar|facilitar|dotar|alertar|apoyar|asesorar|dirigirse) (?:a |al )?#@',
      '(?:a la (?:consideración|aprobación|decisión|atención|disposición|vista)|al (?:examen|parecer|dictamen|alcance|servicio)|para (?:su )?(?:examen|consideración|aprobación|ratificación) (?:por|en)|a disposición|para (?:conocimiento|información)|en beneficio|en favor|en manos|en poder|en nombre|en conocimiento) (?:de |del |por )?#@',
      '(?:a|en|ante|para|con motivo de|con ocasión de|antes de|durante)(?: (?:la|el|su|cada|las|los|dicha|una?|próxima))? (?:[\\p{L}\\dªº°.]+ ){0,4}?(?:reuni(?:ón|ones)|per[íi]odos? de sesiones|sesi(?:ón|ones)|plenaria|asamblea|sitio web|página|portal|plataforma|base de datos|mesa|secretaría) (?:\\p{L}+ )?(?:de|del) #@',
      '(?:recab\\p{L}+|obten\\p{L}+|solicit\\p{L}+|reclam\\p{L}+|encarg\\p{L}+|pid\\p{L}+|pedir) (?:[^,.;]{0,60}? )?(?:de|del|a|al) #@',
      '(?:para que|a fin de que) #@',
      '(?:autori\\p{L}+|invit\\p{L}+|exhort\\p{L}+|escuch\\p{L}+|convo[cq]\\p{L}+|encomend\\p{L}+|respond\\p{L}+ (?:a|ante)) (?:a |al )?#@',
      '(?:di[áa]logos?|reunión|reuniones|talleres|seminarios?|formación|capacitación) (?:\\p{L}+ ){0,2}(?:con|para) #@',
      'con (?:su|sus|el|la|los|las) (?:homólog[oa]s?|secretaría|presidente|presidenta) (?:de|del) #@',
      '(?:en|sobre|para) (?:el |la )?#@',
    ],
    through:
      '(?:por conducto|por intermedio|por vía|por medio|por mediación|por boca|a través|mediante|vía|previo examen por|previ[oa] (?:consulta|dictamen|informe|visto bueno|aprobación|aval)|con el visto bueno)(?: (?:con|a|al|de|del))? #@',
    transfer:
      'llev(?:ar|e|en)|curs(?:ar|e|ará)|convo|di[áa]logo|autori|escuch|introdu|inform|present|somet|remit|transmit|envi|env[íi]|comuni[cq]|notific|notifiq|elev|d(?:ar|é|en|iera|arán?) |rend|rind|facilit|proporcion|public|publiq|pon(?:er|ga|gan|drán?)|pus|contribu|aport|registr|dirig|dirij|respond|propon|recomend|recomiend|solicit|pid|pedir|invit|encarg|encomiend|entreg|distribu|difund|disposición|consideración|atención|examen|h(?:acer|aga|agan|ará|arán|iciera) (?:llegar|saber|constar|presente|partícipe)|traslad|dej|ofre|ayud|asist|abr|postul|propuest|dedi|destin|reserv|convoc|consult|alert|aliment|gestion|tramit|recab|copatrocin|particip|acud|sub(?:ir|a|an|iera)|carg(?:ar|ue)|avis|señal|explic|expon|plante|manifest|transfer|transfier|devolv|devuelv|mostr|muestr|escrib|traslad|curs|deposit|abon|pag|prest|apoy|asesor|contest|concert|reun|interced|abog|inscrib|incorpor|incluy|inclu|vert|viert|volc|vuelq|consign|confi|confí|rog|rueg|inst|exhort|indi[cq]|acompañ|tenga|tener|adscrib|asign|otorg|concl|suscrib|negoci|pact|acord|acuerd|document|manos|poder|conocimiento|instancias|reuni(?:ón|rse)|diálogo|debat',
    implied: {
      attendance: 'asist(?:ir|an|a) (?:al?|a la)|acud(?:ir|an|a)|particip(?:ar|en|e)|tom(?:ar|en|e) parte|hacerse representar',
      opinion:
        '(?:enviar|envíen?|remitir|remitan?|presentar|presenten?|aportar|aporten?|formular|formulen?|comunicar|comuniquen?|hacer llegar) (?:[\\p{L}]+ ){0,3}(?:comentarios|observaciones|contribuciones|opini(?:ón|ones)|aportaciones|respuestas?|correcciones)|(?:responder|respondan?|contestar|contesten?|rellenar|cumplimentar) (?:al? )?(?:[\\p{L}]+ ){0,2}(?:cuestionario|encuesta)',
    },
    notYet: 'que (?:aún |todavía )?no lo ha(?:n|yan?)(?: aún| todavía)? hecho',
    listIntro: 'siguientes?|a continuación|lo siguiente|como sigue|a saber|en particular|entre otras cosas',
    partner:
      '(?:en (?:estrecha )?(?:cooperación|colaboración|consulta|coordinación|asociación|concertación|conjunto|unión|alianza) (?:estrecha )?con|junto con|conjuntamente con|con (?:el apoyo|la ayuda|la asistencia|la participación|el concurso|el acuerdo) (?:de|del)|de consuno con|en consulta con|tras consultar (?:a|al|con)|con) #@',
  },
  acts: [
    { act: 'invite', words: 'invit|alent|alient|exhort|anim|inst(?:ar|e|en)' },
    { act: 'instruct', words: 'encarg|encomend|encomiend|solicit|pedir|pida|instru' },
    { act: 'report', words: 'inform(?:ar|e|en|ará)|rend(?:ir|a) (?:cuentas?|informe)|rinda|dar cuenta|dé cuenta|den cuenta' },
    { act: 'submit', words: 'present|somet|remit|transmit|envi|env[íi]|comunic|elev|entreg|hac(?:er|ga|gan) llegar|traslad' },
    { act: 'inform', words: 'notifi|avis|mantener .{0,30}informad|mantenga .{0,30}informad|dar a conocer|alert' },
    { act: 'publish', words: 'public|publiq|difund|distribu|pon(?:er|ga|gan) .{0,40}disposición|divulg' },
    { act: 'contribute', words: 'contribu|aport|registr|propon(?:er|ga|gan) (?:candidatur|proyect)|aliment' },
    { act: 'update', words: 'actuali|revis|modifi|adapt|simplifi|ajust|reform|mantener .{0,30}(?:al día|actualizad)|refund' },
    { act: 'prepare', words: 'elabor|prepar|redact|formul|compil|finali|ultim|establezca|confeccion' },
    { act: 'review', words: 'examin|estudi|evalu|analic|analiz|consider|revis|pronunci|debat|abord|ponder' },
    { act: 'monitor', words: 'supervis|vigil|sig(?:a|an)|seguir de cerca|med(?:ir|an)|mid(?:a|an)' },
    { act: 'establish', words: 'crear|cre(?:e|en)|establec|establezc|constitu|pon(?:er|ga) en marcha|abr' },
    { act: 'organize', words: 'organi|convo|celebr|acog|acoj|dedi|reserv|lleve a cabo|program' },
    { act: 'participate', words: 'particip|asist|tom(?:ar|e|en) parte|sum' },
    { act: 'designate', words: 'design|nombr|asign|identifi' },
    { act: 'coordinate', words: 'coordin|cooper|colabor|armoni|alin(?:e|é)|fusion' },
    { act: 'support', words: 'apoy|prest|facilit|ayud|fortale|fortalez|promo|promuev|foment|proporcion|ofre' },
    { act: 'maintain', words: 'manten|sig(?:a|an)|continu|prosig|prosegu|conserv' },
    { act: 'implement', words: 'aplic|apliq|ejecut|pon(?:er|ga) en práctica|llev(?:ar|e|en) a' },
    { act: 'ensure', words: 'vel(?:ar|e|en)|garanti|asegur|logr' },
    { act: 'take-account', words: 'ten(?:er|ga|gan) en cuenta|teng(?:a|an) en cuenta|integr|incorpor|inclu|incluy' },
    { act: 'decide', words: 'decid|adopt|aprob|aprueb|acord|acuerd|conven' },
  ],
  dates: {
    months: [
      'ene(?:ro|\\.)?',
      'feb(?:rero|\\.)?',
      'mar(?:zo|\\.)?',
      'abr(?:il|\\.)?',
      'may(?:o|\\.)?',
      'jun(?:io|\\.)?',
      'jul(?:io|\\.)?',
      'ago(?:sto|\\.)?',
      'sep(?:tiembre|\\.)?|setiembre',
      'oct(?:ubre|\\.)?',
      'nov(?:iembre|\\.)?',
      'dic(?:iembre|\\.)?',
    ],
    year: '(?:20\\d{2}|19\\d{2})',
    full: ['{d}(?:º|°)? de {m} (?:de|del) {y}', '{d}(?:º|°)? de {m}'],
    ranges: [
      '(?:del? )?{d} (?:al?|-|–|y) {d2} de {m} (?:de|del) {y}',
      '(?:los días )?{d} y {d2} de {m} de {y}',
      '(?:del? )?{d} de {m} (?:al?|-|–) {d2} de {m2} (?:de|del) {y}',
      '(?:del? )?{d} (?:al?|-|–|y) {d2} de {m}',
      '(?:de |entre )?{m} (?:a|y|-|–) {m2} de {y}',
    ],
    monthYear: ['{m} (?:de|del) {y}', '{m} {y}'],
    parts: [
      { words: '(?:a |al )?(?:principios|comienzos|comienzo|inicios|principio)(?: del año| de)? {y}', from: 1, to: 3 },
      { words: '(?:a )?(?:mediados|mitad)(?: del año| de)? {y}', from: 5, to: 7 },
      { words: '(?:a )?(?:finales|fines)(?: del año| de)? {y}', from: 9, to: 12 },
      { words: '(?:el |al )?(?:final|fin)(?: del año| de)? {y}', from: 1, to: 12 },
      { words: '(?:el )?primer semestre de {y}|(?:la )?primera mitad de {y}', from: 1, to: 6 },
      { words: '(?:el )?segundo semestre de {y}|(?:la )?segunda mitad de {y}', from: 7, to: 12 },
      { words: '(?:el )?primer trimestre de {y}', from: 1, to: 3 },
      { words: '(?:el )?segundo trimestre de {y}', from: 4, to: 6 },
      { words: '(?:el )?tercer trimestre de {y}', from: 7, to: 9 },
      { words: '(?:el )?(?:cuarto|último) trimestre de {y}', from: 10, to: 12 },
      { words: '(?:la )?primavera de {y}', from: 3, to: 6 },
      { words: '(?:el )?verano de {y}', from: 6, to: 9 },
      { words: '(?:el )?otoño de {y}', from: 9, to: 12 },
    ],
    ordinal,
    ordinals:
      '\\d{1,3} ?(?:\\.?[ºª°]|er|o|a|do|ro|to|mo|vo|no|ra|ta|ma|va|na)\\.?|(?:(?:vig|trig|cuadrag|quincuag|sexag|septuag|octog|nonag)[ée]sim[oa] ?)(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[ée]ptim[oa]|octav[oa]|noven[oa])?|(?:d[ée]cim[oa] ?)?(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[ée]ptim[oa]|octav[oa]|noven[oa])|(?:un|duo)?d[ée]cim[oa]|decimo\\p{L}+',
    period: '(?:para |durante |en )?(?:el )?(?:per[íi]odo|bienio|trienio|cuatrienio|cuadrienio)',
    session:
      '(?:período(?:s)? (?:\\p{L}+ )?de sesiones|periodo de sesiones|sesi(?:ón|ones)|reuni(?:ón|ones)|sesión plenaria)(?: (?:anual|ordinari[oa]|plenaria|sustantivo))?',
    nextSession:
      '(?:próxim[oa]|siguiente|venider[oa]) (?:período de sesiones|periodo de sesiones|sesión|reunión)(?: (?:anual|ordinari[oa]))?|(?:período de sesiones|sesión|reunión) siguiente',
    before: 'antes de|antes del|con antelación a|a tiempo para|previamente a|en vísperas de|con anterioridad a',
    after: 'después de|tras|a partir de|desde|a raíz de|posterior a',
    by: 'a más tardar|antes de|antes del|de aquí a|hasta|para|no más tarde de|en un plazo que no exceda de',
    during: 'en|durante|a|el|los|de',
    asap: 'lo antes posible|cuanto antes|a la (?:mayor )?brevedad(?: posible)?|con la mayor (?:brevedad|rapidez|celeridad|prontitud)(?: posible)?|sin (?:más )?(?:demora|dilación|tardanza|tardar)|inmediatamente|de inmediato|con (?:carácter )?urgen(?:cia|te)|tan pronto como sea posible|en el más breve plazo|prontamente|en breve plazo|a corto plazo',
    recurring: [
      { words: 'cada (?:dos|2) años|bienal(?:mente)?(?:es)?|con carácter bienal|bianual', every: 'year', interval: 2 },
      { words: 'cada (?:tres|3) años|trienal(?:mente)?', every: 'year', interval: 3 },
      { words: 'cada (?:cuatro|4) años|cuatrienal(?:mente)?', every: 'year', interval: 4 },
      {
        words: 'cada (?:seis|6) meses|dos veces al año|semestral(?:mente)?(?:es)?|cada semestre|dos \\p{L}+ (?:al año|anuales)',
        every: 'month',
        interval: 6,
      },
      { words: 'cada cuatro meses|cuatrimestral(?:mente)?|tres veces al año', every: 'month', interval: 4 },
      { words: 'trimestral(?:mente)?(?:es)?|cada (?:tres|3) meses|cada trimestre|cuatro veces al año', every: 'month', interval: 3 },
      { words: 'cada dos meses|bimestral(?:mente)?|bimensual', every: 'month', interval: 2 },
      { words: 'mensual(?:mente)?(?:es)?|cada mes|todos los meses', every: 'month' },
      {
        words:
          '(?:en|a|de|antes de) cada (?:un[oa] de sus )?(?:períodos? de sesiones|sesi(?:ón|ones)|reuni(?:ón|ones))|en todas sus reuniones',
        every: 'session',
      },
      { words: 'anual(?:mente)?(?:es)?|cada año|todos los años|una vez al año|con carácter anual|por año|al año', every: 'year' },
      {
        words:
          'periódic(?:amente|[oa]s?)|regular(?:mente)?|con regularidad|de forma (?:periódica|regular|continua)|a intervalos regulares|de manera (?:periódica|regular|continua)|con carácter (?:periódico|regular|permanente)|de cuando en cuando',
        every: 'regular',
      },
    ],
    numbers: {
      un: 1,
      una: 1,
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      seis: 6,
      siete: 7,
      ocho: 8,
      nueve: 9,
      diez: 10,
      once: 11,
      doce: 12,
      quince: 15,
      veinte: 20,
      treinta: 30,
      cuarenta: 40,
      sesenta: 60,
      noventa: 90,
    },
    units: [
      { words: 'días?(?: (?:hábiles|laborables|naturales|civiles))?', unit: 'D' },
      { words: 'semanas?', unit: 'W' },
      { words: 'mes(?:es)?', unit: 'M' },
      { words: 'años?', unit: 'Y' },
    ],
    within: 'en (?:un plazo|el plazo) (?:máximo )?de|dentro de (?:los|un plazo de|las)?|en(?: los| las)?|al cabo de',
    conditional: '(?:una vez|tan pronto como|cuando|antes de|después de|tras|en cuanto|previamente a|luego de)',
  },
  qualifiers:
    'dentro de (?:los|las) (?:recursos|límites|limitaciones)(?: \\p{L}+){0,4}|con sujeción a (?:los|la) (?:recursos|disponibilidad)[^,;.]{0,50}|en el marco de su(?:s)? (?:respectivos )?mandatos?|dentro de su(?:s)? (?:respectivos )?mandatos?|en función de los recursos disponibles|según (?:proceda|corresponda|convenga|sea necesario)|cuando (?:proceda|corresponda|sea (?:posible|necesario))|si procede|si es necesario|en la medida de lo posible|siempre que sea (?:\\p{L}+ )?(?:posible|viable)|con carácter voluntario|de forma voluntaria|sin (?:costos?|costes?|gastos) adicionales|que estén en condiciones de hacerlo|de ser (?:posible|necesario)',
  conditions:
    '(?:si|en caso de|en el caso de|siempre que|a condición de|siempre y cuando|una vez|de no|con sujeción a|a menos que|salvo que|cuando)',
}
