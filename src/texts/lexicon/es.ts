import type { Lexicon } from './types.ts'

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

const be = '(?:se (?:\\p{L}+ )?|(?:es|son|está|están|fue|fueron|ha sido|han sido|queda|quedan|sea|sean) )'

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
        'Grupo de Trabajo del Consejo sobre la (?:CMSI|Cumbre Mundial sobre la Sociedad de la Información)(?: y los (?:ODS|Objetivos de Desarrollo Sostenible))?(?: \\((?:GTC-CMSI(?: y |/|&)ODS|CWG-WSIS&SDG)\\))?|GTC-CMSI(?: y ODS|/ODS|&ODS)?|C?WG-?WSIS(?:&SDG)?',
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
    { id: '~commission', words: 'Comisión' },
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
    { id: 'study-groups', words: '[Cc]omisiones de [Ee]studio(?: (?:de la UIT|del UIT-[TDR]|\\d+))?' },
    { id: 'itu-regional-offices', words: '[Oo]ficinas [Rr]egionales(?: (?:y de zona )?de la UIT)?|[Oo]ficinas de [Zz]ona(?: de la UIT)?' },
    { id: 'itu-sectors', words: '(?:tres )?Sectores(?: de la (?:UIT|Unión))?' },
    {
      id: 'member-states',
      words: '[Ee]stados [Mm]iembros|[Gg]obiernos?|[Aa]dministraciones(?: nacionales)?|autoridades nacionales|Estados|poderes públicos',
    },
    { id: 'sector-members', words: 'Miembros de(?:l| los) Sector(?:es)?|Miembros de Sector' },
    { id: 'associates', words: 'Asociados' },
    {
      id: 'academia',
      words:
        '(?:Instituciones Académicas|instituciones académicas|[Uu]niversidades|mundo académico|círculos académicos|comunidad académica|sector académico|instituciones de investigación|centros de investigación)',
    },
    { id: 'membership', words: '[Mm]iembros(?: de la (?:UIT|Unión))?(?! (?:de la Comisión|de la Mesa|del Comité|del Grupo|del Consejo))' },
    { id: 'private-sector', words: '[Ss]ector [Pp]rivado|empresas|operadores(?: de redes)?|empresariado' },
    { id: 'civil-society', words: '[Ss]ociedad [Cc]ivil|organizaciones no gubernamentales' },
    { id: 'technical-community', words: '[Cc]omunidad(?:es)? [Tt]écnicas?' },
    {
      id: 'all-stakeholders',
      words:
        '(?:todas las |demás |otras )*[Pp]artes (?:interesadas|implicadas)(?: (?:pertinentes|de la CMSI))?|todos los interesados|donantes|participantes|organizaciones internacionales|organizaciones regionales|bancos (?:multilaterales )?de desarrollo|asociados para el desarrollo|instituciones financieras internacionales|interesados',
    },
    { id: 'wsis-prizes', words: '[Pp]remios (?:de la )?CMSI|Premios a proyectos relacionados con la CMSI' },
    {
      id: 'wsis-stocktaking',
      words:
        '(?:plataforma|base de datos)(?: de)?(?: (?:inventario|balance))(?: de la CMSI)?|[Ii]nventario de la CMSI|[Bb]alance de la CMSI',
    },
    { id: '~website', words: '(?:sitio|página) web del (?:Grupo(?: de Trabajo)?|Consejo)' },
    { id: '~vice-chairs', words: '[Vv]icepresident(?:es|as?|e)' },
    { id: '~management-team', words: '[Ee]quipo de [Dd]irección|Mesa' },
    { id: '~chair', words: 'President(?:e|a|es|as)|Presidencia|presidenta?|presidencia' },
    { id: '~group', words: '[Gg]rupo de [Tt]rabajo(?: del Consejo)?|Grupo' },
    { id: '~committee', words: 'Comité' },
    { id: '~conference', words: 'Conferencia' },
    { id: 'itu', words: 'Unión Internacional de Telecomunicaciones(?: \\(UIT\\))?|UIT(?!-)' },
    { id: '~union', words: 'Unión' },
    { id: 'un', words: 'Organización de las Naciones Unidas|Naciones Unidas' },
  ],
  orders: [
    { id: 'given-task', class: 'instruct', passive: 'recib(?:e|en|ió|ieron|irá) (?:el |la )?(?:mandato|encargo|instrucción|misión)|(?:ha|han) recibido (?:el |la )?(?:mandato|encargo|instrucción|misión)|quedan? encargad[oa]s?|tendr(?:á|án) a bien|tendr(?:á|án) a su cargo', then: 'de|que|\\p{L}+[aei]r(?:l[oae]s?)?', bare: true },
    { id: 'deems', class: 'recommend', third: '(?:considera|estima|juzga) (?:conveniente|oportuno|necesario|deseable|útil|preciso)|interesa (?:al|a la) @|(?:desearía|querría|quisiera|desea|quiere)(?= que)', past: '(?:consideró|estimó|juzgó) (?:conveniente|oportuno|necesario|deseable|útil|preciso)|pareció (?:conveniente|oportuno|bien) (?:al|a la) @', we: '(?:consideramos|estimamos) (?:conveniente|oportuno|necesario|deseable)|(?:desearíamos|querríamos|quisiéramos)(?= que)', then: 'que|\\p{L}+[aei]r(?:l[oae]s?)?', own: true },
    {
      id: 'instructs',
      class: 'instruct',
      third:
        'encarg(?:a|an)|instruy(?:e|en)|orden(?:a|an)|encomiend(?:a|an)|conf(?:ía|ían)|deleg(?:a|an)|comision(?:a|an)|da (?:instrucciones|mandato)',
      past: 'encargó|encargaron|ha encargado|encomendó|ha encomendado|instruyó|ordenó|confió|dio (?:instrucciones|mandato)',
      we: 'encargamos|encomendamos|instruimos|confiamos|ordenamos',
      inf: 'encargar|encargue|encarguen|encomendar|encomiende|instruir|confiar|ordenar|dar instrucciones|dé instrucciones',
      passive: `${be}(?:encarga|encomienda|encargad[oa]s?|confía|confía|encomendó|encargó|confió)`,
      to: '(?:a|al)',
      then: 'que|la (?:tarea|misión|labor|elaboración) (?:de)?|de|del|para que|a que|\\p{L}+[aei]r(?:l[oae]s?)?',
      bare: true,
    },
    {
      id: 'requests',
      class: 'request',
      third:
        'solicit(?:a|an)|pid(?:e|en)|rueg(?:a|an)|requier(?:e|en)|agradece?ría(?:n)?|desea(?=.{0,4} que)|confía en(?: que)?|cuenta con|espera de|suplica',
      past: 'solicitó|pidió|rogó|ha solicitado|ha pedido|solicitaron|pidieron|requirió',
      we: 'solicitamos|pedimos|rogamos|agradeceríamos|contamos con|esperamos de|requerimos|confiamos en(?: que)?',
      inf: 'solicitar|pedir|rogar|solicite|pida|soliciten|pidan|ruegue',
      passive: `${be}(?:solicita|pide|ruega|agradece|agradecerá|agradecería|ha pedido|ha solicitado|pidió|solicitó|solicitad[oa]s?)`,
      noun: '(?:reiter(?:a|amos|an|ar)|renuev(?:a|an)|renovamos|formul(?:a|amos|ar)|dirig(?:e|imos|ir))(?= .{0,90}(?:petición|solicitud|ruego))(?: (?:su|nuestra|la|una) (?:petición|solicitud|ruego)(?: dirigida| formulada)?)?',
      to: '(?:a|al|de|del)',
      then: 'que|la petición de que|la solicitud de que|su petición de que|para que|a que|\\p{L}+[aei]r(?:l[oae]s?)?',
    },
    {
      id: 'invites',
      class: 'invite',
      third: 'invit(?:a|an)|convid(?:a|an)|convoc(?:a|an)(?= a)',
      past: 'invitó|invitaron|ha invitado|convidó',
      we: 'invitamos|convidamos',
      inf: 'invitar|invite|inviten|convidar',
      passive: `${be}(?:invita|invitó|ha invitado|invitad[oa]s?)`,
      noun: '(?:reiter(?:a|amos)|extiend(?:e|en)|dirig(?:e|imos)) (?:su|nuestra|la|una) invitación',
      to: '(?:a|al)?',
      then: 'a que|a|que|para que',
    },
    {
      id: 'encourages',
      class: 'encourage',
      third: 'alient(?:a|an)|anim(?:a|an)|estimul(?:a|an)|incit(?:a|an)|foment(?:a|an)',
      past: 'alentó|alentaron|animó|ha alentado',
      we: 'alentamos|animamos|estimulamos',
      inf: 'alentar|animar|aliente|anime',
      passive: `${be}(?:alienta|anima|alentó|alentad[oa]s?|animad[oa]s?)`,
      to: '(?:a|al)',
      then: 'a que|a|para que|que',
    },
    {
      id: 'urges',
      class: 'urge',
      third: 'inst(?:a|an)(?: encarecidamente)?|urg(?:e|en)|apremi(?:a|an)|conmin(?:a|an)',
      past: 'instó|instaron|ha instado|urgió',
      we: 'instamos|urgimos|apremiamos|conminamos',
      inf: 'instar|inste|insten|urgir',
      passive: `${be}(?:insta|instó|instad[oa]s?)`,
      to: '(?:a|al)',
      then: 'a que|a|para que|que',
    },
    {
      id: 'calls-upon',
      class: 'call',
      third:
        'exhort(?:a|an)|hac(?:e|en) un (?:\\p{L}+ )?llamamiento|apel(?:a|an)|llam(?:a|an)(?= a)|dirig(?:e|en) un llamamiento|lanz(?:a|an) un llamamiento',
      past: 'exhortó|hizo un llamamiento|ha exhortado|exhortaron|apeló',
      we: 'exhortamos|hacemos un (?:\\p{L}+ )?llamamiento|apelamos|llamamos|dirigimos un llamamiento|lanzamos un llamamiento',
      inf: 'exhortar|exhorte|hacer un llamamiento|apelar|haga un llamamiento',
      passive: `${be}(?:exhorta|exhortó|exhortad[oa]s?)`,
      noun: '(?:reiter(?:a|amos)|renuev(?:a|an)|renovamos) (?:su|nuestro|el) llamamiento',
      to: '(?:a|al)',
      then: 'a que|para que|a|que',
    },
    {
      id: 'recommends',
      class: 'recommend',
      third: 'recomiend(?:a|an)|aconsej(?:a|an)',
      past: 'recomendó|recomendaron|ha recomendado|aconsejó',
      we: 'recomendamos|aconsejamos',
      inf: 'recomendar|recomiende|aconsejar',
      passive: `${be}(?:recomienda|recomendó|aconseja|recomendad[oa]s?)`,
      to: '(?:a|al)',
      then: 'que|\\p{L}+[aei]r(?:l[oae]s?)?',
      own: true,
    },
    {
      id: 'authorizes',
      class: 'authorize',
      third: 'autoriz(?:a|an)|facult(?:a|an)|habilit(?:a|an)',
      past: 'autorizó|facultó',
      we: 'autorizamos|facultamos',
      inf: 'autorizar|facultar|autorice|faculte',
      passive: `${be}(?:autoriza|faculta|autorizad[oa]s?|facultad[oa]s?)`,
      to: '(?:a|al)',
      then: 'para que|a que|a|para|que',
    },
    {
      id: 'decides',
      class: 'decide',
      third: 'resuelv(?:e|en)|decid(?:e|en)|acuerd(?:a|an)|convien(?:e|en)|dispon(?:e|en)|determin(?:a|an)',
      past: 'resolvió|decidió|acordó|convino|decidieron|acordaron|convinieron|dispuso|ha (?:decidido|acordado)',
      we: 'resolvemos|decidimos|acordamos|convenimos|disponemos',
      inf: 'resolver|decidir|acordar|convenir|decida|acuerde',
      passive: `${be}(?:decidió|acordó|decide|acuerda|convino|resolvió|decidido|acordado)`,
      own: true,
      then: 'en que|que|en|\\p{L}+[aei]r(?:l[oae]s?)?',
    },
    {
      id: 'proposes',
      class: 'propose',
      third: 'propon(?:e|en)|sugier(?:e|en)|plante(?:a|an)',
      past: 'propuso|propusieron|sugirió|ha propuesto|planteó',
      we: 'proponemos|sugerimos',
      inf: 'proponer|sugerir|proponga',
      passive: `${be}(?:propone|sugiere|propuso|propuesto|plantea)`,
      to: '(?:a|al)',
      own: true,
      then: 'que|\\p{L}+[aei]r(?:l[oae]s?)?',
    },
  ],
  grammar: {
    determiner:
      'el|la|los|las|lo|un|una|unos|unas|de|del|a|al|tod[oa]s?|cada|otr[oa]s?|demás|su|sus|nuestr[oa]s?|est[eao]s?|es[eao]s?|aquell[oa]s?|dich[oa]s?|tres|cinco|seis|dos|cert[oa]s|divers[oa]s|distint[oa]s|ambos|ambas|tanto|propi[oa]s?|respectiv[oa]s|mism[oa]s?|sendas',
    and: '(?:,|y|e|o|u|así como|junto con|incluid[oa]s?|en particular|y/o|/|&|como|entre (?:ellos|otros))',
    adverb:
      'también|además|asimismo|nuevamente|de nuevo|encarecidamente|firmemente|igualmente|por tanto|en consecuencia|a este respecto|en este contexto|a tal fin|en particular|vivamente|una vez más|con insistencia|a su vez|en consecuencia|con carácter urgente|por su parte|pues|al efecto|especialmente',
    that: 'que',
    pronoun: 'ell[oa]s?|él|éstos?|estos|estas|estos últimos|este último|esta última|aquellos|aquellas',
    pronounBefore: '(?:le|les|lo|los|la|las)',
    role: "en (?:su )?calidad de|como|en cuanto",
    creates: ["(?:crea|creó|crear|establece|estableció|constituye|constituyó|abre|abrió|forma|formó|creado|constituir|se crea|se establece|se constituye|queda constituido) (?:un |una )?(?:\\p{L}+ )?@"],
    duty: 'deber(?:á|án|ía|ían)|debe(?:n)?|ha(?:n)? de|habr(?:á|án) de|tien(?:e|en) que|tendr(?:á|án) (?:que|a su cargo)|ha(?:n)? tenido a su cargo|se encargará(?:n)? de|velar(?:á|án)',
    dutyOn: 'corresponde(?:rá)?|compete(?:rá)?|incumbe|incumbirá|toca|tocará|es (?:responsabilidad|tarea|cometido)',
    future: '\\p{L}+(?:ará|erá|irá|arán|erán|irán|drá|drán|brá|rrá|berán|ndrán)|\\p{L}+(?:aría|ería|iría|arían|erían|irían|dría|drían)',
    negation: 'no|nunca|jamás|sin|nadie|tampoco|ni|ningun[oa]',
    we: 'nosotr[oa]s',
    relative:
      'quien(?:es)?|cuy[oa]s?|el cual|la cual|los cuales|las cuales|en (?:el|la|los|las) que|por (?:el|la) que|donde|cuando|mientras|si|como|porque|aunque|según|una vez que|después de que|dado que|ya que|puesto que',
    deciding:
      'decid\\p{L}+|acord\\p{L}+|acuerd\\p{L}+|conv(?:in|en|ien)\\p{L}+|conclu\\p{L}+|recom\\p{L}+|solicit\\p{L}+|pid\\p{L}+|ped\\p{L}+|entiend\\p{L}+|entend\\p{L}+|consider\\p{L}+|dese\\p{L}+|dispuest[oa]s?|prop(?:on|us)\\p{L}+|sug(?:ier|er|ir)\\p{L}+|resuel\\p{L}+|resolv\\p{L}+|consenso|acuerdo|aprob\\p{L}+|aprueb\\p{L}+|quier\\p{L}+|da por sentado|colig\\p{L}+|supon\\p{L}+|aceptan?|parec\\p{L}+',
    telling:
      'record\\p{L}+|recuerd\\p{L}+|observ\\p{L}+|señal\\p{L}+|indic\\p{L}+|inform\\p{L}+|explic\\p{L}+|precis\\p{L}+|subray\\p{L}+|destac\\p{L}+|insist\\p{L}+|reconoc\\p{L}+|advirt\\p{L}+|advert\\p{L}+|esper\\p{L}+|lament\\p{L}+|felicit\\p{L}+|anunci\\p{L}+|añad\\p{L}+|respond\\p{L}+|afirm\\p{L}+|mencion\\p{L}+|asegur\\p{L}+|estim\\p{L}+|opin\\p{L}+|prefer\\p{L}+|prefier\\p{L}+|tem\\p{L}+|cre(?:e|en|ía|ían|yó)|dij\\p{L}+|dice|manifest\\p{L}+|apunt\\p{L}+|expus\\p{L}+|expon\\p{L}+|hizo notar|puso de relieve|toma nota|sostuv\\p{L}+|abog\\p{L}+|plante\\p{L}+',
    pluperfect: 'había(?:n)?|habiendo|habría(?:n)?|hubo',
    self: 'sesión|reunión|taller|plenaria|período de sesiones|se',
    others:
      'Sr|Sra|Sres|Dr|Dra|delegaci(?:ón|ones)|delegad[oa]s?|consejer[oa]s?|representantes?|orador(?:es|as?)?|ponentes?|autor(?:es|as?)?|coautores|patrocinadores|algun[oa]s?|algún|vari[oa]s|much[oa]s|un|una|dos|tres|otr[oa]s?|contribuci(?:ón|ones)|documentos?|informes?|resoluci(?:ón|ones)|párrafos?|acuerdos?|cartas?|regi(?:ón|ones)|países|país|miembros|expert[oa]s?|consultor(?:es|as?)?|anexo|nota|observador(?:es|as?)?|participantes',
    chair: 'President[ea]|[Pp]residencia|presidenta?',
    sealed:
      'as[íi] (?:se )?(?:acuerda|acordó|decide|decidió|queda (?:acordado|decidido)|fue acordado|lo (?:acuerda|decide|acordó|decidió) (?:el|la) \\p{L}+)|(?:el|la) (?:consejo|comisión|grupo|comité|reunión|conferencia|plenaria) (?:as[íi] )?lo (?:acuerda|decide|acordó|decidió)(?: as[íi])?|queda as[íi] (?:acordado|decidido)|(?:se )?(?:acuerda|acordó|decide|decidió) (?:en consecuencia|as[íi])|quedan? (?:aprobad[oa]s?|acordad[oa]s?|adoptad[oa]s?)(?: \\p{L}+){0,4}|se aprueban? (?:la|las|el|los) (?:propuestas?|conclusi(?:ón|ones)|recomendaci(?:ón|ones))',
    agreeing: 'acuerdan?|acordó|acordad[oa]s?|decide|decidió|decidid[oa]s?|aprueban?|aprobó|aprobad[oa]s?|aceptan?|aceptad[oa]s?|adoptan?|adoptad[oa]s?|objeci(?:ón|ones)|consiente|asiente|conviene|refrenda|consenso',
    infinitive: '\\p{L}+(?:ar|er|ir|ír)(?:l[oae]s?|se|les?)?(?![\\p{L}])',
    task: '(?:(?:a |de |el |la )?\\p{L}+(?:ar|er|ir|ír)(?:l[oae]s?|se|les?)?(?![\\p{L}])|a que |que |en que |de que )',
    joint: "(?:,? y|;|,) (?=(?:a |de )?que (?:lo |la |los |las |le |les |se )*\\p{L}+(?:e|a|en|an)(?![\\p{L}]))|(?:,? y) (?=(?:lo |la |los |las |le |les |se )\\p{L}+(?:e|a|en|an) )|,? y (?=\\p{L}+(?:ar|er|ir)(?:l[oae]s?)? )",
    shares: { before: "(?:y|,|;) (?:a(?=l? ))?", after: "(?:,[^,]{0,80},)? (?:a que|que|para que|a \\p{L}+[aei]r) ?" },
    of: 'de la|del|de los|de las|de|de dich[oa]',
    toward: 'a|al|ante',
    recipient: [
      '(?:a|al|ante|hacia|con) #@',
      '(?:informar|informe|informen|notificar|avisar|consultar|asistir|ayudar|proporcionar|facilitar|dotar) (?:a |al )?#@',
      '(?:a la consideración|para (?:su )?(?:examen|consideración|aprobación) por|a disposición|a la atención|para conocimiento|al examen|en beneficio|en favor) (?:de |del |por )?#@',
      '(?:en|sobre) (?:el |la )?#@',
    ],
    through:
      '(?:por conducto|por intermedio|a través|por medio|mediante|vía|previo examen por|por mediación|previa consulta)(?: (?:de|del))? #@',
    transfer:
      'inform|present|somet|remit|transmit|envi|env[íi]|comunic|notific|elev|d(?:ar|é|en) cuenta|rend|rind|facilit|proporcion|public|pon(?:er|ga|gan)|contribu|aport|registr|dirig|respond|propon|recomend|solicit|pid|pedir|invit|encarg|entreg|distribu|difund|disposición|consideración|atención|examen|hac(?:er|ga) llegar|traslad|dej|ofre|ayud|asist|abr|postul|propuest|dedi|reserv|convoc|consult|alert|aliment|dar|dé',
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
