import type { Lexicon } from './types.ts'

const units = [
  '',
  'premi(?:er|ère)',
  'deuxième|second',
  'troisième',
  'quatrième',
  'cinquième',
  'sixième',
  'septième',
  'huitième',
  'neuvième',
  'dixième',
  'onzième',
  'douzième',
  'treizième',
  'quatorzième',
  'quinzième',
  'seizième',
  'dix-septième',
  'dix-huitième',
  'dix-neuvième',
]
const tens: [string, number][] = [
  ['quatre-vingt', 80],
  ['soixante', 60],
  ['cinquant', 50],
  ['quarant', 40],
  ['trent', 30],
  ['vingt', 20],
]

/** 82 for `quatre-vingt-deuxième` and for `82e`. */
function ordinal(words: string): number | null {
  const plain = words.toLowerCase().replace(/\s+/g, '-')
  const digits = /^(\d{1,3})-?(?:ère?|er|e|ème|nde?|ᵉ)$/.exec(plain)
  if (digits) return Number(digits[1])
  const hundred = plain.startsWith('cent') ? 100 : 0
  const rest = hundred ? plain.replace(/^cent-?/, '') : plain
  if (rest === 'ième') return hundred
  const unit = (text: string): number =>
    units.findIndex((source) => source !== '' && new RegExp(`^(?:${source}|${text === 'unième' ? text : source})$`).test(text))
  if (rest === 'unième') return hundred + 1
  const alone = unit(rest)
  if (alone > 0) return hundred + alone
  for (const [ten, worth] of tens) {
    if (!rest.startsWith(ten)) continue
    const tail = rest.slice(ten.length).replace(/^e?-?(?:et-)?/, '')
    if (tail === 'ième') return hundred + worth
    if (tail === 'unième') return hundred + worth + 1
    const more = unit(tail)
    if (more > 0) return hundred + worth + more
  }
  return null
}

const est =
  '(?:est|sont|soit|soient|était|étaient|sera|seront|a été|ont été|être|fut|furent)(?: (?:également|aussi|en outre|instamment|par ailleurs|donc|à nouveau|de nouveau|ainsi|vivement|notamment))*'

export const fr: Lexicon = {
  language: 'fr',
  spaced: true,
  front: {
    agendaItem: "Point (?:\\d+ )?de l'ordre du jour",
    document: 'Document',
    original: 'Original',
    purpose: 'Objet|Résumé|But',
    actionRequired: 'Suite à donner(?: par (?:le|la) [\\wéèÉ ]+)?|Mesures? (?:à prendre|demandées?)(?: par [\\wéè ]+)?|Suite demandée',
    strategicLink: 'Liens? pertinents? avec le plan stratégique|Lien\\(s\\) pertinent\\(s\\) avec le plan stratégique',
    financial: 'Incidences? financières?',
    references: 'Références?',
    revisionOf: 'Révision (\\d+) au Document',
    source: 'Source|Contribution (?:de|du|des|présentée)|Rapport (?:de|du|des)|Soumis par|Note (?:de|du|des)|Présenté par',
  },
  languageNames: { en: 'anglais', fr: 'français', es: 'espagnol', ru: 'russe', zh: 'chinois', ar: 'arabe' },
  headings: {
    reasons: 'motifs?|exposé des motifs|raisons',
    annex: 'annexes?|appendice|pièce jointe',
    introduction:
      'introduction|contexte|rappel|généralités|considérations(?: générales)?|exposé des motifs|motifs|analyse|examen|historique',
    proposal: 'propositions?|proposition de révision|recommandations?|mesures proposées',
    termsOfReference: 'mandat(?: et méthodes de travail)?',
    report: 'rapport|résultats',
    record: 'compte rendu|procès-verbal|relevé (?:des|de) (?:décisions|conclusions)',
    resolution: 'projet de résolution|résolution|décision|projet de décision',
    letter: 'circulaire|lettre circulaire|madame|monsieur|lettre',
    outcome: 'document final|déclaration|déclaration ministérielle|communiqué|pacte',
  },
  bodies: [
    { body: 'itu-council', clause: "Le Conseil(?: de (?:l'UIT|l'Union(?: internationale des télécommunications)?))?," },
    {
      body: 'itu-pp',
      clause: "La Conférence de plénipotentiaires de l'Union internationale des télécommunications[^,]{0,40}(?:,[^,]{0,20})?,",
    },
    { body: 'itu-wtdc', clause: 'La Conférence mondiale de développement des télécommunications[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'itu-wtsa', clause: "L'Assemblée mondiale de normalisation des télécommunications[^,]{0,40}(?:,[^,]{0,20})?," },
    { body: 'itu-ra', clause: "L'Assemblée des radiocommunications[^,]{0,40}," },
    { body: 'itu-wrc', clause: 'La Conférence mondiale des radiocommunications[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'unga', clause: "L'Assemblée générale," },
    { body: 'ecosoc', clause: 'Le Conseil économique et social,' },
    { body: 'cstd', clause: 'La Commission de la science et de la technique au service du développement,' },
    { body: 'unsc-stat', clause: 'La Commission de statistique,' },
  ],
  preamble: [
    { id: 'recalling', words: 'rappelant|se référant|remémorant|se souvenant' },
    { id: 'considering', words: 'considérant|estimant|jugeant' },
    { id: 'recognizing', words: 'reconnaissant' },
    { id: 'noting', words: 'notant|constatant|observant|relevant|sachant' },
    { id: 'taking-note', words: '(?:prenant|ayant pris) (?:bonne )?(?:note|acte)' },
    { id: 'bearing-in-mind', words: "(?:ayant|gardant|conservant) (?:présent |présente |présents )?à l'esprit" },
    {
      id: 'taking-into-account',
      words: 'tenant (?:dûment )?compte|compte tenu|ayant (?:égard|tenu compte)|prenant en (?:compte|considération)',
    },
    { id: 'emphasizing', words: "soulignant|insistant|mettant (?:l'accent|en relief|en évidence)" },
    { id: 'reaffirming', words: 'réaffirmant|affirmant|confirmant|réitérant' },
    { id: 'convinced', words: '(?:fermement )?(?:convaincue?s?|persuadée?s?|certaine?s?)|ayant la conviction' },
    { id: 'having-considered', words: 'ayant (?:examiné|étudié|entendu|reçu|considéré|pris connaissance|analysé|adopté|\\p{L}+é)' },
    { id: 'aware', words: '(?:pleinement |parfaitement )?(?:conscients?|consciente?s?)' },
    {
      id: 'welcoming',
      words:
        'se félicitant|accueillant avec (?:satisfaction|intérêt)|saluant|appréciant|se réjouissant|remerciant|rendant hommage|exprimant|félicitant',
    },
    { id: 'in-view-of', words: "vue?|en vertu|conformément|agissant|eu égard|à la lumière|attendu|guidée?|s'inspirant|inspirée?" },
    {
      id: 'concerned',
      words:
        '(?:vivement |profondément |gravement )?(?:préoccupée?s?|inquiète?|alarmée?)|déplorant|regrettant|constatant avec (?:préoccupation|inquiétude)|notant avec (?:préoccupation|inquiétude|regret)',
    },
    {
      id: 'desiring',
      words: 'désireu(?:x|se)|résolue?|déterminée?|soucieu(?:x|se)|souhaitant|attendant|encouragée?|espérant|déclarant|attachée?',
    },
  ],
  idle: "pren(?:d|nent|ons) (?:également |aussi |en outre )?(?:note|acte)|not(?:e|ent|ons)|constat(?:e|ent|ons)|se félicit(?:e|ent)|nous nous félicitons|accueill(?:e|ent|ons)|salu(?:e|ent|ons)|félicit(?:e|ent|ons)|réaffirm(?:e|ent|ons)|réitèr(?:e|ent)|réitérons|soulign(?:e|ent|ons)|insist(?:e|ent|ons)|met(?:s|tons)? l'accent|reconna(?:ît|issent|issons)|rappel(?:le|lent|ons)|considèr(?:e|ent)|considérons|sait|se réjoui(?:t|ssent)|rend(?:ons|ent)? hommage|remerci(?:e|ent|ons)|exprim(?:e|ent|ons)|fait (?:sien|sienne|sienn?es)|approuv(?:e|ent|ons)|adopt(?:e|ent|ons)|appuie|appuyons|regrett(?:e|ent|ons)|déplor(?:e|ent|ons)|attend|attendons|est|sont|déclar(?:e|ent|ons)|affirm(?:e|ent|ons)|confirm(?:e|ent|ons)|estim(?:e|ent|ons)|se déclar(?:e|ent)|partag(?:e|ent|eons)|appréci(?:e|ent|ons)|observ(?:e|ent|ons)|juge|renonce|s'abstient|espère",
  modifiers:
    'également|aussi|en outre|de plus|par ailleurs|à nouveau|de nouveau|instamment|vivement|donc|en conséquence|ainsi|notamment|une fois encore|une nouvelle fois|à cet égard|dans ce contexte|à cette fin|en particulier|enfin|de même|fermement|tout particulièrement',
  addressees: [
    {
      id: 'itu-sg-and-directors',
      words:
        "Secrétaire général(?: de l'(?:UIT|Union))?,? (?:et|ainsi que|conjointement avec)(?: les| aux)? Directeurs des (?:trois )?Bureaux",
    },
    {
      id: 'itu-bdt',
      words:
        "(?:Directeur|Directrice) du (?:Bureau de développement des télécommunications|BDT)(?: de l'UIT)?(?: \\(BDT\\))?|Bureau de développement des télécommunications(?: \\(BDT\\))?|BDT",
    },
    {
      id: 'itu-tsb',
      words:
        "(?:Directeur|Directrice) du (?:Bureau de (?:la )?normalisation des télécommunications|TSB)(?: de l'UIT)?(?: \\(TSB\\))?|Bureau de la normalisation des télécommunications(?: \\(TSB\\))?|TSB",
    },
    {
      id: 'itu-br',
      words:
        "(?:Directeur|Directrice) du (?:Bureau des radiocommunications|BR)(?: de l'UIT)?(?: \\(BR\\))?|Bureau des radiocommunications(?: \\(BR\\))?",
    },
    {
      id: 'itu-br itu-tsb itu-bdt',
      words:
        'Directeurs(?: (?:des|de ses|de leurs|de chacun des|de tous les) (?:(?:trois|autres|différents|trois autres) )*Bureaux(?: concernés)?)?|trois Bureaux',
    },
    { id: 'itu-sg', words: "Secrétaire général de l'(?:UIT|Union(?: internationale des télécommunications)?)" },
    { id: 'un-sg', words: "Secrétaire général (?:de l'(?:Organisation des Nations Unies|ONU)|des Nations Unies)" },
    { id: '~sg', words: 'Secrétaire général' },
    { id: 'itu-secretariat', words: "[Ss]ecrétariat (?:de l'(?:UIT|Union)|du SMSI)|Secrétariat général" },
    { id: '~its-secretariat', words: '(?:son|leur) secrétariat' },
    { id: '~secretariat', words: '[Ss]ecrétariat' },
    {
      id: 'itu-cwg-internet',
      words:
        "Groupe de travail du Conseil sur les questions de politiques? publiques? internationales? (?:relatives|liées|ayant trait) à l'[Ii]nternet|GTC-Internet|CWG-Internet",
    },
    {
      id: 'itu-cwg-wsis-sdg',
      words:
        "Groupe de travail du Conseil sur le (?:SMSI|Sommet mondial sur la société de l'information)(?: et les (?:ODD|objectifs de développement durable))?(?: \\((?:GTC-SMSI/ODD|CWG-WSIS&SDG)\\))?|GTC-SMSI(?:/ODD|&ODD)?|C?WG-?WSIS(?:&SDG)?",
    },
    { id: 'correspondence-group', words: '[Gg]roupe (?:de travail )?(?:de|par) correspondance' },
    {
      id: 'itu-wsis-task-force',
      words:
        "[Gg]roupe (?:spécial|d'action)(?: de l'UIT)? (?:sur le )?(?:SMSI|WSIS)(?:/ODD|&SDG| et les ODD)|[ÉE]quipe (?:spéciale|de travail) (?:SMSI|WSIS)(?:/ODD|&SDG)",
    },
    {
      id: 'itf-finance',
      words:
        "(?:[ÉEée]quipe (?:spéciale|de travail) interne|[Gg]roupe (?:d'action|de travail|spécial) interne|[ÉE]quipe spéciale)(?: sur (?:le financement|les mécanismes (?:de financement|financiers)))?|ITF",
    },
    { id: '~task-force', words: "équipe (?:spéciale|de travail)|groupe d'action" },
    {
      id: 'ungis',
      words: "Groupe (?:interinstitutions )?des Nations Unies sur la société de l'information(?: \\((?:UNGIS|GNUSI)\\))?|UNGIS|GNUSI",
    },
    {
      id: 'cstd',
      words:
        'Commission (?:des Nations Unies )?de la science et de la technique au service du développement(?: \\((?:CSTD|CSTD)\\))?|(?:UN)?CSTD',
    },
    { id: 'unsc-stat', words: "Commission de statistique(?: (?:des Nations Unies|de l'ONU))?" },
    {
      id: 'un-regional-commissions',
      words:
        "[Cc]ommissions (?:économiques )?régionales(?: (?:des Nations Unies|de l'(?:ONU|Organisation des Nations Unies)))?|Commission économique (?:des Nations Unies )?pour (?:l'Afrique|l'Europe|l'Amérique latine et les Caraïbes)",
    },
    { id: '~commission', words: 'Commission' },
    { id: 'ecosoc', words: 'Conseil économique et social(?: \\(ECOSOC\\))?|ECOSOC' },
    { id: 'itu-council', words: "Conseil de l'(?:UIT|Union(?: internationale des télécommunications)?)" },
    { id: 'unga', words: 'Assemblée générale(?: des Nations Unies)?' },
    { id: 'itu-wtsa', words: 'Assemblée mondiale de normalisation des télécommunications(?: \\(AMNT(?:-\\d+)?\\))?|AMNT(?:-\\d{2})?' },
    { id: 'itu-ra', words: 'Assemblée des radiocommunications(?: \\(AR(?:-\\d+)?\\))?|AR-\\d{2}' },
    { id: 'unga', words: 'Assemblée' },
    { id: 'itu-pp', words: 'Conférence de plénipotentiaires(?: \\(PP(?:-\\d+)?\\))?|PP-\\d{2}' },
    { id: 'itu-wtdc', words: 'Conférence mondiale de développement des télécommunications(?: \\(CMDT(?:-\\d+)?\\))?|CMDT(?:-\\d{2})?' },
    { id: 'itu-wrc', words: 'Conférence mondiale des radiocommunications(?: \\(CMR(?:-\\d+)?\\))?|CMR(?:-\\d{2})?' },
    { id: '~council', words: 'Conseil(?! économique)' },
    { id: 'hlpf', words: '[Ff]orum politique de haut niveau(?: pour le développement durable)?(?: \\((?:HLPF|FPHN)\\))?|HLPF|FPHN' },
    { id: 'igf', words: "Forum sur la [Gg]ouvernance (?:de l'|d')[Ii]nternet(?: \\((?:FGI|IGF)\\))?|FGI|IGF" },
    { id: 'wsis-forum', words: 'Forum du SMSI|[Mm]anifestation de haut niveau (?:du (?:Forum du )?)?SMSI(?:\\+20)?|Forum SMSI' },
    { id: '~forum', words: 'Forum|forum' },
    {
      id: 'partnership-ict4d',
      words:
        "Partenariat sur la mesure (?:des TIC|des technologies de l'information et (?:de la communication|des communications)) (?:au service du|pour le) développement",
    },
    { id: '~partnership', words: 'Partenariat' },
    { id: 'unesco', words: "Organisation des Nations Unies pour l'éducation, la science et la culture(?: \\(UNESCO\\))?|UNESCO" },
    { id: 'undp', words: 'Programme des Nations Unies pour le développement(?: \\(PNUD\\))?|PNUD' },
    {
      id: 'unctad',
      words:
        'ONU Commerce et développement|ONU commerce et développement|Conférence des Nations Unies sur le commerce et le développement(?: \\(CNUCED\\))?|CNUCED',
    },
    {
      id: 'undesa',
      words:
        "Département des affaires économiques et sociales(?: (?:du Secrétariat|de l'(?:ONU|Organisation des Nations Unies)))?(?: \\(DAES\\))?|DAES",
    },
    { id: 'ceb', words: 'Conseil des chefs de secrétariat' },
    { id: 'hlcp', words: 'Comité de haut niveau sur les programmes' },
    {
      id: 'action-line-facilitators',
      words:
        "(?:co)?(?:[Cc]oordonnat(?:eurs?|rices?)|[Cc]oordinat(?:eurs?|rices?)|[Mm]odérat(?:eurs?|rices?)|[Ff]acilitat(?:eurs?|rices?)|[Aa]nimat(?:eurs?|rices?))(?: (?:principaux|chefs de file))?(?: (?:pour les|des|de chaque|de chacune des|de toutes les|de la|d'une) (?:grandes? )?(?:orientations?|lignes? d'action)(?: C\\d+)?)?",
    },
    {
      id: 'un-agencies',
      words:
        "(?:(?:organismes|institutions|entités|organisations)(?: (?:spécialisées?|compétentes?|compétents?|concernées?))?(?:, (?:fonds|institutions|organismes|programmes)(?: spécialisées)?)*(?:,? et (?:programmes|institutions(?: spécialisées)?|organismes|entités|fonds))? (?:du système )?des Nations Unies|fonds et programmes des Nations Unies|(?:organisations|organismes|institutions) du système des Nations Unies|système des Nations Unies(?: pour le développement)?|institutions spécialisées|organismes de l'ONU|équipes de pays des Nations Unies)",
    },
    { id: 'study-groups', words: "[Cc]ommissions d'études?(?: (?:de l'UIT|de l'UIT-[TDR]|\\d+))?" },
    { id: 'itu-regional-offices', words: "[Bb]ureaux? région(?:aux|al)(?: de l'UIT)?|[Bb]ureaux (?:régionaux et )?de zone(?: de l'UIT)?" },
    { id: 'itu-sectors', words: "(?:trois )?Secteurs(?: de l'(?:UIT|Union))?(?! privés?)" },
    {
      id: 'member-states',
      words:
        '[ÉEé]tats [Mm]embres|[Gg]ouvernements?|[Aa]dministrations(?: nationales)?|pouvoirs publics|autorités nationales|[Éé]tats|(?:[Cc]haque|[Tt]out) (?:[ÉEé]tat|pays)|[Pp]ays (?:hôtes?|donateurs?|signataires?|participants?)|[Mm]issions permanentes',
    },
    { id: 'sector-members', words: 'Membres des? Secteurs?' },
    { id: 'associates', words: 'Associés' },
    {
      id: 'academia',
      words:
        "[ÉEé]tablissements universitaires(?: membres(?: de l'(?:UIT|Union))?| participant aux travaux de l'UIT)?|milieux universitaires|monde universitaire|universités|milieux de la recherche|établissements de recherche|grandes écoles|[Uu]niversités",
    },
    { id: 'membership', words: "[Mm]embres(?: de l'(?:UIT|Union))?(?! (?:de la Commission|du Bureau|du Comité|du Groupe|du Conseil))" },
    {
      id: 'private-sector',
      words:
        '[Ss]ecteur privé|entreprises|opérateurs(?: de réseaux?)?|exploitants(?: de \\p{L}+)?|fabricants|constructeurs|plate-?formes(?= (?:numériques|qu))',
    },
    { id: 'civil-society', words: '[Ss]ociété civile|organisations non gouvernementales' },
    { id: 'technical-community', words: '(?:[Cc]ommunauté|milieux|[Cc]ommunautés) techniques?' },
    {
      id: 'all-stakeholders',
      words:
        "(?:(?:toutes les |l'ensemble des |autres )?[Pp]arties (?:prenantes|intéressées|concernées)(?: (?:concernées|intéressées|du SMSI))?|tous les (?:acteurs|intéressés)|donateurs|bailleurs de fonds|participants|organisations internationales|organisations régionales|banques (?:multilatérales )?de développement|partenaires de développement|institutions financières internationales|acteurs concernés)",
    },
    { id: 'wsis-prizes', words: '[Pp]rix (?:du )?SMSI|prix récompensant des projets liés au SMSI' },
    {
      id: 'wsis-stocktaking',
      words:
        "(?:plate-forme|base de données|plateforme)(?: de)?(?: l')?(?: d')?(?:inventaire|[Bb]ilan)(?: du SMSI)?|inventaire du SMSI|[Bb]ilan du SMSI|base de données (?:de l')?[Ii]nventaire",
    },
    { id: '~website', words: 'site (?:web |[Ii]nternet )?du (?:Groupe(?: de travail)?|Conseil)' },
    { id: '~vice-chairs', words: '[Vv]ice-[Pp]résident(?:e?s)?' },
    { id: '~management-team', words: '[ÉEé]quipe de direction|[Bb]ureau(?= (?:de la Commission|du Groupe))' },
    { id: '~chair', words: 'Président(?:e|s|es)?|Présidence|présidente?|présidence' },
    { id: '~group', words: '[Gg]roupe de travail(?: du Conseil)?|Groupe|GTC' },
    { id: '~committee', words: 'Comité' },
    { id: '~director', words: "Direct(?:eur|rice)(?! (?:général|du |de |d'))" },
    { id: '~conference', words: 'Conférence' },
    { id: 'itu', words: 'Union internationale des télécommunications(?: \\(UIT\\))?|UIT(?!-)' },
    { id: '~union', words: 'Union' },
    { id: 'un', words: 'Organisation des Nations Unies|ONU|Nations Unies' },
  ],
  orders: [
    {
      id: 'given-task',
      class: 'instruct',
      passive:
        "(?:s'est|se sont|se voit|se voient|s'étaient) vue?s? (?:confier|attribuer|assigner|charger)|se voi(?:t|ent) confier|(?:a|ont) reçu (?:pour )?(?:mission|mandat|tâche|instruction|charge)|reçoi(?:t|vent) (?:pour )?(?:mission|mandat|tâche|instruction)",
      marker: "de|d'|la|le|l'|les",
      bare: true,
    },
    {
      id: 'deems',
      class: 'recommend',
      third:
        '(?:juge|estime|considère|trouve) (?:souhaitable|nécessaire|utile|opportun|bon|indispensable)|il sembl(?:e|ait) (?:au|à la) \\p{L}+',
      past: '(?:a|ont) (?:jugé|estimé|considéré|trouvé) (?:souhaitable|nécessaire|utile|opportun|bon|indispensable)|il a (?:semblé|paru) (?:souhaitable |utile |nécessaire )?(?:au|à la) @',
      we: '(?:jugeons|estimons) (?:souhaitable|nécessaire|utile|opportun)',
      marker: "de|d'|que|qu'",
      own: true,
    },
    {
      id: 'instructs',
      class: 'instruct',
      third: 'charg(?:e|ent)|chargera',
      past: 'a chargé|ont chargé|chargea',
      we: 'chargeons',
      inf: 'charger|chargerait',
      passive: `${est} chargée?s?`,
      marker: "de|d'|du|des",
    },
    {
      id: 'tasks',
      class: 'instruct',
      third:
        'confi(?:e|ent)|conf(?:ère|èrent)|assign(?:e|ent)|donn(?:e|ent) (?:mandat|pour (?:mandat|instruction|mission|tâche)|instruction|mission)|enjoin(?:t|gnent)|laiss(?:e|ent)(?: le soin)?|ordonn(?:e|ent)|mandat(?:e|ent)',
      past: 'a confié|a donné (?:mandat|pour (?:mandat|instruction|mission)|instruction)|a enjoint|ont confié',
      we: 'confions|donnons (?:mandat|pour (?:mandat|instruction|mission)|instruction)|enjoignons|laissons le soin',
      inf: 'confier|donner (?:mandat|pour (?:mandat|instruction|mission)|instruction)|enjoindre|laisser (?:le )?soin',
      to: '(?:à|au|aux)',
      marker:
        "(?:le soin |la tâche |la mission |pour tâche |mandat |le mandat |la charge |pour mission |pour mandat |pour instruction |mission |la responsabilité )?(?:de|d')|pour|le|la|l'",
      bare: true,
      passive: `${est} (?:mandatée?s?|tenue?s?)`,
    },
    {
      id: 'requests',
      class: 'request',
      third: 'pri(?:e|ent)|prie instamment|sollicit(?:e|ent)|conjur(?:e|ent)|compt(?:e|ent) sur|compt(?:e|ent)(?= que)',
      past: 'a prié|ont prié|pria|avait prié',
      we: 'prions|sollicitons|comptons sur|comptons(?= que)',
      inf: 'prier|prierait',
      passive: `${est} priée?s?|${est} appelée?s?`,
      marker: "de|d'|pour|que",
    },
    {
      id: 'asks',
      class: 'request',
      third: "demand(?:e|ent)(?: instamment)?|redemand(?:e|ent)|s'en remet|attend|sait gré",
      past: 'a demandé(?: instamment)?|ont demandé|demanda',
      we: 'demandons(?: instamment)?|attendons',
      inf: 'demander(?: instamment)?|demanderait',
      impersonal: `il ${est} demandé|il ${est} instamment demandé`,
      noun: '(?:réitère|réitérons|renouvelle|renouvelons|réitérer|renouveler) (?:sa|notre|leur|la) (?:demande|prière|requête)(?: adressée)?|(?:adresse|adressons|adresser) (?:une|la) demande',
      to: '(?:à|au|aux|de|du|des)',
      marker: "de|d'|que|qu'|pour que|pour qu'|afin que|afin qu'",
    },
    {
      id: 'would-welcome',
      class: 'request',
      third: 'saurait gré|serait reconnaissante?',
      we: 'saurions gré|serions reconnaissants',
      inf: 'savoir gré',
      to: '(?:à|au|aux)',
      marker: "de|d'|si",
    },
    {
      id: 'invites',
      class: 'invite',
      third: 'invit(?:e|ent)(?: instamment)?|convi(?:e|ent)|propos(?:e|ent)(?= (?:à|au|aux))',
      past: 'a invité|ont invité|invita|a convié',
      we: 'invitons(?: instamment)?|convions',
      inf: 'inviter|convier|inviterait',
      passive: `${est} (?:invitée?s?|conviée?s?)`,
      noun: '(?:réitère|réitérons|renouvelle|adresse) (?:son|notre|une) invitation',
      marker: "à|a|de|d'",
    },
    {
      id: 'encourages',
      class: 'encourage',
      third: 'encourag(?:e|ent)|engag(?:e|ent)|incit(?:e|ent)',
      past: 'a encouragé|a engagé|ont encouragé|a incité',
      we: 'encourageons|engageons|incitons',
      inf: 'encourager|engager|inciter',
      passive: `${est} (?:encouragée?s?|incitée?s?|engagée?s?)`,
      marker: 'à',
    },
    {
      id: 'urges',
      class: 'urge',
      third: 'exhort(?:e|ent)|press(?:e|ent)|adjur(?:e|ent)|somm(?:e|ent)',
      past: 'a exhorté|ont exhorté|a pressé',
      we: 'exhortons|pressons|adjurons',
      inf: 'exhorter|presser',
      passive: `${est} exhortée?s?`,
      marker: "à|de|d'",
    },
    {
      id: 'calls-upon',
      class: 'call',
      third: 'appell(?:e|ent)(?: instamment)?|lanc(?:e|ent) un (?:\\p{L}+ )?appel|fait appel|en appelle',
      past: 'a appelé|a lancé un appel|a fait appel',
      we: 'appelons|lançons un (?:\\p{L}+ )?appel|faisons appel|en appelons',
      inf: 'appeler|lancer un appel|faire appel',
      noun: '(?:réitère|renouvelle|réitérons|renouvelons|adresse|adressons) (?:son|notre|un) (?:\\p{L}+ )?appel',
      to: '(?:à|au|aux)?',
      marker: "à|pour que|pour qu'|pour|afin que|afin qu'|afin de|de",
    },
    {
      id: 'recommends',
      class: 'recommend',
      third: 'recommand(?:e|ent)|conseill(?:e|ent)|préconis(?:e|ent)',
      past: 'a recommandé|ont recommandé|recommanda',
      we: 'recommandons|conseillons|préconisons',
      inf: 'recommander|conseiller',
      impersonal: `il ${est} recommandé`,
      to: '(?:à|au|aux)',
      marker: "de|d'|que|qu'",
    },
    {
      id: 'suggests',
      class: 'propose',
      third: 'suggèr(?:e|ent)|propos(?:e|ent)',
      past: 'a suggéré|a proposé|ont proposé',
      we: 'suggérons|proposons',
      inf: 'suggérer|proposer',
      impersonal: `il ${est} (?:proposé|suggéré)`,
      to: '(?:à|au|aux)',
      marker: "de|d'|que|qu'",
      own: true,
    },
    {
      id: 'authorizes',
      class: 'authorize',
      third: 'autoris(?:e|ent)|habilit(?:e|ent)',
      past: 'a autorisé|a habilité',
      we: 'autorisons|habilitons',
      inf: 'autoriser|habiliter',
      passive: `${est} (?:autorisée?s?|habilitée?s?)`,
      marker: 'à',
    },
    {
      id: 'decides',
      class: 'decide',
      third: 'décid(?:e|ent)|convien(?:t|nent)|arrêt(?:e|ent)(?= (?:que|de))',
      past: 'a décidé|ont décidé|est convenue?|sont convenus|a convenu|décida|convint',
      we: 'décidons|convenons',
      inf: 'décider|convenir',
      impersonal: `il ${est} (?:décidé|convenu)`,
      own: true,
      marker: "de|d'|que|qu'",
    },
  ],
  grammar: {
    determiner:
      "le|la|les|l'|un|une|des|du|de|d'|à|au|aux|tous|toutes|tout|toute|chaque|chacun|chacune|autres?|son|sa|ses|leurs?|notre|nos|ces?|cette|ledit|ladite|lesdits|lesdites|l'ensemble|trois|cinq|six|deux|certains|différents|différentes|divers|diverses|nombreux|quant|ceux|celles|mêmes|seuls|en particulier|notamment",
    and: '(?:,|et|ou|ainsi que|de même que|y compris|notamment|en particulier|comme|/|et/ou|&|tant|aussi bien)',
    adverb:
      "également|aussi|en outre|instamment|de plus|par ailleurs|à nouveau|de nouveau|vivement|donc|en conséquence|notamment|une fois encore|à cet égard|dans ce contexte|à cette fin|en particulier|de même|fermement|une nouvelle fois|tout particulièrement|en (?:ce|cela)|pour sa part|dès lors|au besoin|dès à présent|d'ores et déjà",
    that: "que|qu'",
    pronoun: 'lui|leur|eux|elle|elles|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|ces derniers|ces dernières',
    whom: '(?:lequel|laquelle|lesquels|lesquelles|qui|auquel|à laquelle|auxquels|auxquelles)',
    byAgent: '(?:soit|soient|être) (?:\\p{L}+ment )?\\p{L}+(?:é|i|u|is|it|ert)e?s?(?: \\p{L}+ment)? par #@',
    backTo: '(?:lui|leur) (?:en |y )?\\p{L}+(?:er|ir|re)|(?:devant|auprès de|à) (?:elle|lui|eux|celui-ci|celle-ci|ceux-ci)',
    someone:
      "(?:les |tous les |toutes les |des |d'|aux )*(?:exploitants|opérateurs|fabricants|fournisseurs|entreprises|donateurs|bailleurs|banques|fondations|éditeurs|bibliothèques|écoles|enseignants|auteurs|délégations|délégués|experts|villes|communes|radiodiffuseurs|plates-formes|plateformes|développeurs|institutions|organisations|organismes|réseaux|autres|ceux|celles)",
    us: "(?:à|de|d'|pour) ?nous(?= (?:la |le |les |en |y )?\\p{L}+)|devant nous|à notre (?:attention|intention|disposition)|(?:la|le|les|en) nous|aider nos",
    pronounBefore: "(?:lui|leur|l'|le|la|les) ?(?:en )?",
    subjectPronoun: 'il|elle|ils|elles|celui-ci|celle-ci',
    role: 'en tant que|en (?:sa|leur) qualité de?|comme|à titre de',
    creates: [
      '(?:crée(?:nt)?|créé|constitue|constitué|institue|institué|établi(?:t)?|met sur pied|mis sur pied|ouvre|ouvert|mis en place|met en place|créer|constituer) (?:un |une )?(?:\\p{L}+ )?@',
      '@ (?:est|a été|sera|soit) (?:ainsi |donc )?(?:créée?|constituée?|ouverte?|instituée?|établie?|mise? (?:en place|sur pied))',
    ],
    duty: 'devrai(?:t|ent)|doi(?:t|vent)|devr(?:a|ont)|(?:est|sont) (?:tenue?s?|censée?s?)|aur(?:a|ont) (?:à|pour (?:tâche|mission))|a pour mission|a la charge|se doi(?:t|vent)|veiller(?:a|ont)',
    dutyOn:
      '(?:il )?(?:incombe|appartient|revient|reviendra|appartiendra|incombera)|charge|à charge pour|il (?:est|sera) du ressort|est du ressort',
    future: '\\p{L}+(?:era|eront|ira|iront|dra|dront|ttra|ttront|fera|feront|rendra|verra|enverra)|\\p{L}+erai(?:t|ent)',
    negation: "ne|n'|pas|jamais|nul|aucune?|sans|personne|nullement",
    we: 'nous',
    relative:
      "qui|dont|lequel|laquelle|lesquels|lesquelles|duquel|auquel|où|par (?:lequel|laquelle)|aux termes (?:duquel|de laquelle)|dans (?:lequel|laquelle)|lorsque|lorsqu'|quand|tandis que|alors que|comme|parce que|puisque|si|après que|depuis que|bien que|ainsi que l'",
    deciding:
      'décid\\p{L}+|conven\\p{L}+|convien\\p{L}+|conclu\\p{L}*|recommand\\p{L}+|demand\\p{L}+|croi(?:t|re) comprendre|considèr\\p{L}+|considér\\p{L}+|souhait\\p{L}+|disposée?s?|propos\\p{L}+|suggèr\\p{L}+|suggér\\p{L}+|pens\\p{L}+|estim\\p{L}+|entend|dit|résum\\p{L}+|constat\\p{L}+|accord|approuv\\p{L}+|résolu|arrêt\\p{L}+|convi\\p{L}+|déclar\\p{L}+|en déduit|conclut|prête?',
    telling:
      'rappel\\p{L}+|not\\p{L}{1,4}|relev\\p{L}+|indiqu\\p{L}+|signal\\p{L}+|inform\\p{L}+|expliqu\\p{L}+|précis\\p{L}+|soulign\\p{L}+|insist\\p{L}+|reconn\\p{L}+|observ\\p{L}+|fait (?:observer|remarquer|valoir|savoir)|espèr\\p{L}+|espér\\p{L}+|regrett\\p{L}+|félicit\\p{L}+|annonc\\p{L}+|ajout\\p{L}+|répond\\p{L}*|affirm\\p{L}+|mentionn\\p{L}+|assur\\p{L}+|juge\\p{L}*|préfèr\\p{L}+|craint|rapport\\p{L}+|évoqu\\p{L}+|témoign\\p{L}+',
    pluperfect: 'avai(?:t|ent)|ayant|aurai(?:t|ent)|eut',
    self: 'séance|conférence|sommet|réunion|session|atelier|plénière|il (?:a été|est|fut)|assemblée',
    others:
      "M|Mme|MM|Mmes|S\\.E|délégations?|délégués?|déléguées?|conseillers?|conseillères?|représentante?s?|orat(?:eurs?|rices?)|intervenante?s?|auteurs?|coauteurs?|certains|certaines|plusieurs|quelques|beaucoup|un|une|deux|trois|d'autres|autres|contributions?|documents?|rapports?|résolutions?|paragraphes?|décisions?|lettres?|régions?|pays|membres?|experts?|consultante?s?|annexe|note|observat(?:eurs?|rices?)|pour",
    chair: 'Présidente?|présidente?|Présidence',
    sealed:
      "(?:et |ce que )?(?:le|la) (?:conseil|commission|groupe|comité|réunion|conférence|plénière) (?:en convient|y consent|y souscrit|l'accepte|accepte|approuve|(?:exprime|exprima|a exprimé|donne|marque) son (?:accord|assentiment|consentement|approbation))|avec l'(?:assentiment|accord|agrément) (?:général|de (?:tous|la (?:réunion|conférence|commission))|du (?:conseil|groupe))|(?:il )?en est (?:ainsi )?(?:décidé|convenu)(?: ainsi)?|(?:le|la) (?:conseil|commission|groupe|comité|réunion|conférence|séance|plénière) en (?:décide|convient) ainsi|ainsi (?:est )?(?:décidé|convenu)|(?:la |les |le )?(?:propositions?|conclusions?|recommandations?)(?: [\\p{L}']+){0,4} (?:est|sont) (?:adoptée?s?|approuvée?s?|acceptée?s?)|il en est (?:ainsi )?convenu|il en (?:a été|fut) (?:ainsi )?(?:décidé|convenu)(?: ainsi)?|le conseil (?:y consent|acquiesce)|(?:ainsi )?adopté|assentiment",
    idleTask: "(?:de |d'|à )?(?:prendre (?:note|acte)|noter|remercier|féliciter|se féliciter|exprimer|accueillir)",
    agreeing:
      'décidée?s?|décide|convenue?s?|convient|adoptée?s?|adopte|approuvée?s?|approuve|acceptée?s?|souscrit|souscrivent|objections?|assentiment|consent(?:ement)?|acquiesce|entérinée?s?',
    infinitive:
      "(?:de |d'|à |en )?(?:bien |mieux |tout |aussi |également |notamment |\\p{L}+ment )*(?:ne pas |n'|l'|les |la |le |lui |leur |y |en |s'|se )*\\p{L}+(?:er|ir|re|oir)(?![\\p{L}])",
    task: "(?:de |d'|à |à ce que |que |qu')?(?:ne pas |l'|les |la |le |lui |leur |y |en |s'|se )*\\p{L}+(?:er|ir|re|oir)(?![\\p{L}])|de |d'|à |que |qu'",
    particle: "de |d'|à ",
    joint: "(?:,? et|;|,) (?=(?:de |d'|à )(?:ne pas |l'|les |la |le |lui |leur |y |en |s'|se )*\\p{L}+(?:er|ir|re|oir)(?![\\p{L}]))",
    shares: {
      before: '(?:et|,|;) (?:que )?',
      after: "(?:,[^,]{0,80},)? (?:de |d'|à )(?:ne pas |l'|les |la |le |lui |leur |y |en |s'|se )*\\p{L}+(?:er|ir|re|oir)(?![\\p{L}])",
    },
    of: "du|de la|de l'|des|de|dudit|de ladite",
    toward: 'à|au|aux|devant|auprès',
    recipient: [
      '(?:à|au|aux|auprès|devant|vers|chez|avec) ?#@',
      '(?:informer|aviser|saisir|tenir|notifier|consulter|prévenir|alerter|doter|aider|assister|munir|fournir|avertir|associer) #@',
      "(?:à l'attention|à l'intention|à la connaissance|à la disposition|à l'examen|à l'approbation|pour examen par|pour approbation par|l'examen|l'approbation|au bénéfice|en faveur) (?:de|du|des|par|de la|de l')? ?#@",
      '(?:pour|sur|dans) (?:le |la )?#@',
      "(?:à|pour|lors de|avant|devant|sur|au) ?(?:la |le |l'|sa |son |chaque )?(?:[\\p{L}\\d-]+ ){0,4}?(?:sessions?|réunions?|assemblée|plénière|site|page|dossier|secrétariat|présidence|mission) (?:\\p{L}+ )?(?:du|de la|de l'|des|de) ?#@",
      '(?:tenir|tienne|tiennent|tient) #@ (?:\\p{L}+ ){0,3}(?:informée?s?|au courant)',
      '(?:inviter|charger|prier|autoriser|encourager|saisir|entendre|associer|rappeler) #@',
      "(?:séances?|ateliers?|formations?|services?|aide|assistance)(?: [\\p{L}'-]+){0,5}? (?:pour|à|aux|au) #@",
    ],
    through:
      "(?:par l'intermédiaire|par l'entremise|par le truchement|par le biais|par la voie|via|sous couvert|après examen par|moyennant)(?: (?:de|du|des))? ?#@",
    transfer:
      'bons offices|interc[ée]d|connaissance|tenir|tien(?:t|ne|nent)|rappel|saisi|expli|vers(?:er|é|era|e)|associ|entend|convi|autoris|encourag|écri|rapport|rendre compte|rend\\p{L}* compte|compte|soumet|soumis|présent|transme|adress|envoy|communi|fai(?:re|ssent|sse|t) (?:parvenir|tenir|part|connaître)|porter|inform|avis|saisi|notifi|fourni|publi|mett|mis|verse|contribu|dépos|remett|remis|diffus|distribu|prépar|recommand|propos|pris|prier|invit|demand|charg|appel|relay|ouvrir|offr|dot|disposition|attention|examen|approbation|répond|renvoy|expédi|soumission|don|aid|assist|tenir|aliment|enregistr|nomm|donn|signal|livr|déliv|consult|aviser',
    implied: {
      attendance:
        "assister|particip(?:er|ent|e)|prendre part|s'y présenter|se faire représenter|envoyer (?:des? |une? |leurs? )?(?:délég|représent)\\p{L}+",
      opinion:
        "(?:envoyer|adresser|faire parvenir|communiquer|transmettre|présenter|soumettre|formuler|remettre) (?:[\\p{L}']+ ){0,3}(?:observations|commentaires|contributions|avis|réponses?|corrections)|(?:répondre|répondent|remplir|renseigner|compléter) (?:au |le |à ce )?(?:[\\p{L}]+ ){0,2}(?:questionnaire|enquête)",
    },
    notYet: "qui ne l'(?:ont|a|auraient) pas (?:encore )?fait",
    listIntro: 'comme suit|ci-après|suivante?s?|ce qui suit|à savoir|en particulier|notamment',
    partner:
      "(?:en (?:étroite )?(?:coopération|collaboration|consultation|concertation|coordination|partenariat|liaison|association|accord) (?:étroite )?avec|de concert avec|conjointement avec|avec l'(?:aide|appui|assistance|accord|avis)|avec le concours|avec le soutien|avec la participation|après consultation|avec) (?:de |du |des |d')? ?#@",
  },
  acts: [
    { act: 'invite', words: 'invit|encourag|appel|exhort|engag|incit|recommand' },
    { act: 'instruct', words: 'charger|prier|demander|confier|donner mandat|enjoindre' },
    { act: 'report', words: 'faire rapport|rendre compte|rendre des comptes|fass(?:e|ent) rapport|rend(?:e|ent) compte' },
    {
      act: 'submit',
      words: 'soumett|présent|transme|adress|envoy|communiqu|déposer|remett|porter .{0,30}à|faire (?:parvenir|tenir)|saisi',
    },
    { act: 'inform', words: 'inform|avis|notifi|faire (?:part|connaître|savoir)|tenir .{0,30}informé|signal' },
    { act: 'publish', words: 'publi|diffus|distribu|mettre .{0,40}(?:en ligne|à (?:la )?disposition)|afficher' },
    { act: 'contribute', words: 'contribu|vers|aliment|enregistr|apporter' },
    { act: 'update', words: 'mettre .{0,40}à jour|actualis|révis|refond|modifi|adapt|simplifi|tenir .{0,30}à jour' },
    { act: 'prepare', words: 'élabor|prépar|rédig|établir|mettre au point|achever|compil|dresser|formul|arrêter' },
    {
      act: 'review',
      words: 'examin|étudi|évalu|analys|passer en revue|réfléchir|procéder à (?:un|une) (?:examen|étude|évaluation)|se pencher|débattre',
    },
    { act: 'monitor', words: 'suivre|surveill|contrôl|mesur' },
    { act: 'establish', words: 'créer|mettre en place|instituer|constituer|ouvrir|établir|lancer' },
    { act: 'organize', words: 'organis|convoqu|tenir|accueillir|consacrer|réserver' },
    { act: 'participate', words: 'particip|prendre part|assister|associer|jouer' },
    { act: 'designate', words: 'désign|nomm|affect|recens|identifi|allou' },
    { act: 'coordinate', words: 'coordonn|coopér|collabor|harmonis|fusionn|concert' },
    { act: 'support', words: 'appuy|aid|soutenir|facilit|fournir|renforc|promouvoir|favoris|prêter|offrir|donner|relay' },
    { act: 'maintain', words: 'maintenir|continu|poursuiv|conserv|entreten|garder' },
    { act: 'implement', words: 'mettre en (?:œuvre|oeuvre|application)|appliqu|exécut|donner suite' },
    { act: 'ensure', words: 'veiller|assur|garant|faire en sorte|rendre' },
    { act: 'take-account', words: 'tenir (?:dûment )?compte|prendre en (?:compte|considération)|intégr|inscrire|inclure|reflét' },
    { act: 'decide', words: 'décid|adopt|approuv|conven|arrêt|conclu' },
  ],
  dates: {
    months: [
      'janv(?:ier|\\.)?',
      'févr?(?:ier|\\.)?',
      'mars',
      'avr(?:il|\\.)?',
      'mai',
      'juin',
      'juil(?:let|\\.)?',
      'août',
      'sept(?:embre|\\.)?',
      'oct(?:obre|\\.)?',
      'nov(?:embre|\\.)?',
      'déc(?:embre|\\.)?',
    ],
    year: '(?:20\\d{2}|19\\d{2})',
    full: ['{d}(?:er)? {m} {y}', '{d}(?:er)? {m}'],
    ranges: [
      '(?:du )?{d}(?:er)? (?:au|-|–|et|et le) {d2} {m} {y}',
      '(?:du )?{d}(?:er)? {m} (?:au|-|–) {d2}(?:er)? {m2} {y}',
      '(?:du )?{d}(?:er)? (?:au|-|–|et) {d2} {m}',
      '(?:de |entre )?{m} (?:à|et|-|–) {m2} {y}',
    ],
    monthYear: ['{m} {y}'],
    parts: [
      { words: "(?:au |dès le |tout )?(?:début|commencement)(?: de(?: l'année)?)? {y}", from: 1, to: 3 },
      { words: "(?:à la |au )?(?:mi-|milieu (?:de |de l'année )?)\\s?{y}", from: 5, to: 7 },
      { words: "(?:à la |d'ici à la |la |avant la )?fin(?: de)?(?: l'année| de l'année)? {y}", from: 1, to: 12 },
      { words: '(?:au |le )?premier semestre (?:de )?{y}', from: 1, to: 6 },
      { words: '(?:au |le )?(?:deuxième|second) semestre (?:de )?{y}', from: 7, to: 12 },
      { words: '(?:au |le )?premier trimestre (?:de )?{y}', from: 1, to: 3 },
      { words: '(?:au |le )?deuxième trimestre (?:de )?{y}', from: 4, to: 6 },
      { words: '(?:au |le )?troisième trimestre (?:de )?{y}', from: 7, to: 9 },
      { words: '(?:au |le )?(?:quatrième|dernier) trimestre (?:de )?{y}', from: 10, to: 12 },
      { words: '(?:au |le )?printemps (?:de )?{y}', from: 3, to: 6 },
      { words: "(?:à |l')?(?:l')?été (?:de )?{y}", from: 6, to: 9 },
      { words: "(?:à |l')?(?:l')?automne (?:de )?{y}", from: 9, to: 12 },
    ],
    ordinal,
    ordinals:
      '\\d{1,3} ?(?:ère|er|ème|e|nde?|ᵉ)|(?:(?:cent|quatre-vingt|soixante|cinquante|quarante|trente|vingt)[- ](?:et[- ])?)*(?:premi(?:er|ère)|second|unième|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième|dix-septième|dix-huitième|dix-neuvième|vingtième|trentième|quarantième|cinquantième|soixantième)|quatre-vingtième|centième',
    session: '(?:session|réunion|séance)s?(?: (?:annuelle|ordinaire|plénière|extraordinaire|additionnelle))?',
    nextSession:
      '(?:prochaines?|suivantes?) (?:sessions?|réunions?|séances?)(?: (?:annuelle|ordinaire))?|(?:session|réunion|séance) suivante',
    before: 'avant|préalablement à|en amont de|à temps pour|en temps voulu pour|à la veille de|en vue de',
    after: "après|à compter de|à partir de|à l'issue de|depuis|à la suite de|dès",
    by: "d'ici(?: à)?|au plus tard|avant|jusqu'(?:à|au)|pas plus tard que",
    during: 'en|à|au|lors de|pendant|durant|au cours de|sur|pour|de',
    asap: "dès que possible|aussitôt que possible|le plus tôt possible|au plus tôt|au plus vite|dans les (?:meilleurs|plus brefs) délais|sans (?:plus )?(?:tarder|retard|délai|attendre)|à bref délai|rapidement|immédiatement|d'urgence|de toute urgence|à brève échéance|promptement|à très bref délai|aussi rapidement que possible",
    recurring: [
      {
        words: 'tous les deux ans|toutes les deux années|un an sur deux|bisannuel(?:le|lement)?s?|biennal(?:e|ement)?s?|tous les 2 ans',
        every: 'year',
        interval: 2,
      },
      { words: 'tous les trois ans|triennal(?:e|ement)?', every: 'year', interval: 3 },
      { words: 'tous les quatre ans|quadriennal(?:e|ement)?', every: 'year', interval: 4 },
      {
        words: "tous les six mois|deux fois (?:par an|l'an)|chaque semestre|semestriel(?:le|lement)?s?|deux \\p{L}+ par an",
        every: 'month',
        interval: 6,
      },
      { words: 'tous les quatre mois|trois fois par an', every: 'month', interval: 4 },
      { words: 'tous les trois mois|chaque trimestre|trimestriel(?:le|lement)?s?|quatre fois par an', every: 'month', interval: 3 },
      { words: 'tous les deux mois|bimestriel(?:le|lement)?', every: 'month', interval: 2 },
      { words: 'tous les mois|chaque mois|mensuel(?:le|lement)?s?', every: 'month' },
      {
        words: '(?:à|de|lors de|avant) (?:chaque|chacune (?:de ses|des))(?: \\p{L}+)? ?(?:session|réunion|séance)s?|session après session',
        every: 'session',
      },
      { words: "annuel(?:le|lement)?s?|chaque année|tous les ans|une fois (?:par an|l'an)|d'année en année|par an", every: 'year' },
      {
        words:
          'périodique(?:ment)?|régulièrement|à intervalles réguliers|de (?:façon|manière) (?:périodique|régulière|continue)|de temps à autre|en permanence',
        every: 'regular',
      },
    ],
    numbers: {
      un: 1,
      une: 1,
      deux: 2,
      trois: 3,
      quatre: 4,
      cinq: 5,
      six: 6,
      sept: 7,
      huit: 8,
      neuf: 9,
      dix: 10,
      onze: 11,
      douze: 12,
      quinze: 15,
      vingt: 20,
      trente: 30,
      quarante: 40,
      soixante: 60,
      'quatre-vingt-dix': 90,
    },
    units: [
      { words: 'jours?(?: (?:ouvrables|ouvrés|civils|calendaires|francs))?', unit: 'D' },
      { words: 'semaines?', unit: 'W' },
      { words: 'mois', unit: 'M' },
      { words: 'an(?:s|née|nées)?', unit: 'Y' },
    ],
    within: 'dans (?:un délai de|les|le délai de|un délai maximum de)|sous|en(?: moins de)?|au bout de',
    conditional: "(?:une fois|dès (?:que|qu')|lorsque|avant|après|préalablement à|à l'issue de|sitôt|aussitôt)",
  },
  qualifiers:
    "dans (?:la limite|les limites|le cadre) (?:des (?:ressources|crédits|moyens)|du budget|de son mandat|de leurs? mandats?(?: respectifs)?|fixées?)[^,;.]{0,60}|en fonction des ressources disponibles|s'il y a lieu|le cas échéant|selon (?:le cas|qu'il convient|les besoins)|au besoin|selon que de besoin|si nécessaire|si possible|dans la mesure du possible|en tant que de besoin|à titre volontaire|sans (?:frais|coûts?) supplémentaires?|sous réserve des? (?:ressources|fonds|crédits)[^,;.]{0,40}|qui sont en mesure de le faire",
  conditions:
    "(?:si|s'|au cas où|sous réserve|à condition|pourvu|dans le cas où|en cas|pour autant|faute de|une fois|à moins que|dans l'hypothèse où)",
}
