import type { Lexicon } from './types.ts'

const ordinalUnits = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const ordinalTeens = [
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
]
const cardinalTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** 82 for `eighty-second` and for `82nd`. */
function ordinal(words: string): number | null {
  const plain = words.toLowerCase().replace(/^one[- ]hundred(?:[- ]and)?[- ]?/, '+')
  const hundred = plain.startsWith('+') ? 100 : 0
  const rest = plain.replace('+', '')
  const digits = /^(\d{1,3}) ?(?:st|nd|rd|th)$/.exec(rest)
  if (digits) return Number(digits[1])
  if (rest === 'th' || rest === '') return hundred || null
  const unit = ordinalUnits.indexOf(rest)
  if (unit > 0) return hundred + unit
  const teen = ordinalTeens.indexOf(rest)
  if (teen >= 0) return hundred + 10 + teen
  const tens = cardinalTens.findIndex((ten) => ten !== '' && `${ten.slice(0, -1)}ieth` === rest)
  if (tens > 0) return hundred + tens * 10
  const [ten, one] = rest.split(/[- ]/)
  const both = [cardinalTens.indexOf(ten ?? ''), ordinalUnits.indexOf(one ?? '')]
  return (both[0] as number) > 1 && (both[1] as number) > 0 ? hundred + (both[0] as number) * 10 + (both[1] as number) : null
}

const month = [
  'Jan(?:uary|\\.)?',
  'Feb(?:ruary|\\.)?',
  'Mar(?:ch|\\.)?',
  'Apr(?:il|\\.)?',
  'May',
  'June?',
  'July?',
  'Aug(?:ust|\\.)?',
  'Sept?(?:ember|\\.)?',
  'Oct(?:ober|\\.)?',
  'Nov(?:ember|\\.)?',
  'Dec(?:ember|\\.)?',
]

const be =
  '(?:is|are|was|were|be|being|been|stands?|remains?)(?: (?:also|further|hereby|again|therefore|strongly|respectfully|cordially|kindly|once more|likewise|accordingly|urgently|\\p{L}+ly))* '

export const en: Lexicon = {
  language: 'en',
  spaced: true,
  front: {
    agendaItem: 'Agenda item',
    document: 'Document',
    original: 'Original',
    purpose: 'Purpose|Summary|Abstract',
    actionRequired: 'Action required(?: (?:by|from) the [\\w ]+)?|Action requested(?: of the [\\w ]+)?|Expected action|Required action',
    strategicLink: 'Relevant links?(?:\\(s\\))? with the Strategic Plan',
    financial: 'Financial implications?|Budgetary implications?',
    references: 'References?',
    revisionOf: 'Revision (\\d+) to Document',
    source: 'Source|Contribution (?:by|from|of)|Report by|Submitted by|Note by|Presented by',
  },
  languageNames: { en: 'English', fr: 'French', es: 'Spanish', ru: 'Russian', zh: 'Chinese', ar: 'Arabic' },
  headings: {
    reasons: 'reasons?',
    annex: 'annex(?:es)?|appendix|attachment',
    introduction: 'introduction|background|context|discussion|rationale|overview|reasons|general considerations|considerations|analysis',
    proposal: 'proposals?|proposed (?:action|revision|text)s?|recommendations?|conclusions? and proposals?',
    termsOfReference: 'terms of reference|mandate(?: and working methods)?',
    report: 'report|outcome of the (?:meeting|work)',
    record: 'summary record|minutes|record of (?:the )?(?:discussions|proceedings|decisions)',
    resolution: 'draft resolution|resolution|decision|draft decision',
    letter: 'circular|circular letter|dear (?:sir|madam)|letter',
    outcome: 'outcome document|declaration|ministerial statement|communiqu[eé]|political declaration|pact|compact',
  },
  bodies: [
    { body: 'itu-council', clause: 'The (?:ITU )?Council(?: of the International Telecommunication Union)?,' },
    { body: 'itu-pp', clause: 'The Plenipotentiary Conference of the International Telecommunication Union[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'itu-wtdc', clause: 'The World Telecommunication Development Conference[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'itu-wtsa', clause: 'The World Telecommunication Standardization Assembly[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'itu-ra', clause: 'The ITU Radiocommunication Assembly,|The Radiocommunication Assembly,' },
    { body: 'itu-wrc', clause: 'The World Radiocommunication Conference[^,]{0,40}(?:,[^,]{0,20})?,' },
    { body: 'unga', clause: 'The General Assembly,' },
    { body: 'ecosoc', clause: 'The Economic and Social Council,' },
    { body: 'cstd', clause: 'The Commission on Science and Technology for Development,' },
    { body: 'unsc-stat', clause: 'The Statistical Commission,' },
  ],
  preamble: [
    { id: 'recalling', words: 'recalling' },
    { id: 'considering', words: 'considering' },
    { id: 'recognizing', words: 'recogni[sz]ing|acknowledging' },
    { id: 'noting', words: 'noting|observing' },
    { id: 'taking-note', words: 'taking note' },
    { id: 'bearing-in-mind', words: '(?:bearing|keeping) in mind|mindful' },
    {
      id: 'taking-into-account',
      words: 'taking (?:into account|account of|into consideration)|having regard to|having taken into account',
    },
    { id: 'emphasizing', words: 'emphasi[sz]ing|stressing|underlin(?:ing|ed)|underscoring|highlighting' },
    { id: 'reaffirming', words: 'reaffirming|reiterating|affirming|confirming' },
    { id: 'convinced', words: '(?:firmly |fully )?convinced|persuaded|believing|of the (?:view|opinion)|certain' },
    { id: 'having-considered', words: 'having (?:considered|examined|heard|reviewed|studied|met|noted|received|seen|adopted|\\w+ed)' },
    { id: 'aware', words: '(?:fully |well |deeply )?(?:aware|conscious|cogni[sz]ant|alive to)' },
    { id: 'welcoming', words: 'welcoming|appreciating|commending|applauding|expressing|acclaiming' },
    {
      id: 'in-view-of',
      words: 'in view of|pursuant to|in accordance with|guided by|inspired by|acting (?:on|under)|in the light of|whereas|given',
    },
    {
      id: 'concerned',
      words: '(?:deeply |gravely |seriously )?(?:concerned|alarmed|disturbed|regretting|deploring|troubled)|noting with concern',
    },
    {
      id: 'desiring',
      words:
        'desir(?:ing|ous)|determined|resolved|wishing|seeking|looking forward|encouraged|gratified|understanding|declaring|remembering|hoping|trusting|having in mind|responding',
    },
  ],
  idle: 'took note|noted|heard|considered|welcomed|expressed|thanked|endorsed|adopted|approved|notes?|welcomes?|commends?|reaffirms?|reiterates?|emphasi[sz]es?|stress(?:es)?|highlights?|underlines?|underscores?|recogni[sz]es?|acknowledges?|affirms?|appreciates?|expresses|express|thanks?|congratulates?|recalls?|considers?|supports?|endorses?|adopts?|approves?|concurs?|looks? forward|regrets?|deplores?|is|are|remains?|shares?|salutes?|declines?|pays?|observes?|declares?|confirms?|believes?|hopes?|trusts?|applauds?|accepts?|concludes?|draws attention|remain|deems?|understands?|notices?|cherish|celebrates?|condemns?|agrees? with',
  modifiers:
    'further|also|again|moreover|in addition|furthermore|likewise|strongly|once more|once again|equally|therefore|accordingly|hereby|finally|additionally|in particular|similarly|respectfully|urgently|earnestly|in this (?:regard|connection|context|respect)|to that end|to this end',
  addressees: [
    {
      id: 'itu-sg-and-directors',
      words: 'Secretary-General(?: of (?:the Union|ITU))?,? (?:and|together with|and with) the Directors of the (?:three )?Bureaux?',
    },
    {
      id: 'itu-bdt',
      words:
        'Directors? of (?:the )?(?:ITU )?(?:Telecommunication Development Bureau|BDT)(?: \\(BDT\\))?|(?:ITU )?Telecommunication Development Bureau(?: \\(BDT\\))?|BDT(?: Director)?',
    },
    {
      id: 'itu-tsb',
      words:
        'Directors? of (?:the )?(?:ITU )?(?:Telecommunication Standardization Bureau|TSB)(?: \\(TSB\\))?|(?:ITU )?Telecommunication Standardization Bureau(?: \\(TSB\\))?|TSB(?: Director)?',
    },
    {
      id: 'itu-br',
      words:
        'Directors? of (?:the )?(?:ITU )?(?:Radiocommunication Bureau|BR)(?: \\(BR\\))?|(?:ITU )?Radiocommunication Bureau(?: \\(BR\\))?|BR Director',
    },
    {
      id: 'itu-br itu-tsb itu-bdt',
      words:
        '(?:three |other |ITU )*Directors(?: of (?:all |each of )?(?:the |its )?(?:three |other |ITU |respective )*Bureaux?)?|(?:three |other )*Bureaux? Directors|three Bureaux',
    },
    {
      id: 'itu-sg',
      words: "ITU Secretary-General|Secretary-General of (?:ITU|the (?:International Telecommunication )?Union)|Union's Secretary-General",
    },
    { id: 'un-sg', words: 'United Nations Secretary-General|UN Secretary-General|Secretary-General of the United Nations' },
    { id: '~sg', words: 'Secretary-General' },
    { id: 'itu-secretariat', words: 'ITU [Ss]ecretariat|General Secretariat|WSIS [Ss]ecretariat|secretariat of (?:the Union|ITU)' },
    { id: '~secretariat', words: '[Ss]ecretariat' },
    {
      id: 'itu-cwg-internet',
      words:
        'Council Working Group on (?:international )?Internet[- ]related [Pp]ublic [Pp]olicy [Ii]ssues|CWG-Internet|Working Group on (?:international )?Internet-related public policy issues',
    },
    {
      id: 'itu-cwg-wsis-sdg',
      words:
        'Council Working Group on (?:the )?(?:WSIS|World Summit on the Information Society)(?: and (?:the )?(?:SDGs?|Sustainable Development Goals))?(?: \\(CWG-WSIS&SDG\\))?|C?WG-?WSIS(?:&SDG)?|CWG WSIS&SDG|Council WSIS&SDG Working Group|Working Group on WSIS(?: and (?:the )?SDGs?)?',
    },
    { id: 'correspondence-group', words: '[Cc]orrespondence [Gg]roup' },
    { id: 'itu-wsis-task-force', words: '(?:ITU )?WSIS&SDG [Tt]ask [Ff]orce' },
    {
      id: 'itf-finance',
      words:
        '[Ii]nternal [Tt]ask [Ff]orce(?: on (?:financing|finance|financial mechanisms))?|ITF|[Tt]ask [Ff]orce on financ(?:ing|e|ial mechanisms)',
    },
    { id: '~task-force', words: '[Tt]ask [Ff]orce' },
    {
      id: 'ungis',
      words:
        'United Nations (?:Inter-Agency )?Group on the Information Society(?: \\(UNGIS\\))?|UN Group on the Information Society(?: \\(UNGIS\\))?|UNGIS',
    },
    { id: 'cstd', words: '(?:United Nations )?Commission on Science and Technology for Development(?: \\(CSTD\\))?|(?:UN)?CSTD' },
    { id: 'unsc-stat', words: '(?:United Nations )?Statistical Commission|UN Statistical Commission' },
    {
      id: 'un-regional-commissions',
      words:
        '(?:United Nations |UN )?(?:five )?[Rr]egional (?:economic )?commissions(?: of the United Nations)?|Economic Commission for (?:Africa|Europe|Latin America and the Caribbean)|Economic and Social Commission for (?:Asia and the Pacific|Western Asia)|ESCWA|ESCAP|ECLAC',
    },
    { id: '~commission', words: 'Commission' },
    { id: 'ecosoc', words: 'Economic and Social Council(?: \\(ECOSOC\\))?|ECOSOC' },
    { id: 'itu-council', words: "ITU Council|Council of (?:ITU|the (?:International Telecommunication )?Union)|Union's Council" },
    { id: '~council', words: 'Council(?! (?:Working|[Rr]esolution|[Dd]ecision|WSIS))' },
    { id: 'unga', words: '(?:United Nations )?General Assembly|UNGA' },
    { id: 'itu-wtsa', words: 'World Telecommunication Standardization Assembly(?: \\(WTSA(?:-\\d+)?\\))?|WTSA(?:-\\d{2})?' },
    { id: 'itu-ra', words: 'Radiocommunication Assembly(?: \\(RA(?:-\\d+)?\\))?|RA-\\d{2}' },
    { id: 'unga', words: 'Assembly' },
    { id: 'itu-pp', words: 'Plenipotentiary Conference(?: \\(PP(?:-\\d+)?\\))?|PP-\\d{2}' },
    { id: 'itu-wtdc', words: 'World Telecommunication Development Conference(?: \\(WTDC(?:-\\d+)?\\))?|WTDC(?:-\\d{2})?' },
    { id: 'itu-wrc', words: 'World Radiocommunication Conference(?: \\(WRC(?:-\\d+)?\\))?|WRC(?:-\\d{2})?' },
    { id: 'hlpf', words: '[Hh]igh-[Ll]evel [Pp]olitical [Ff]orum(?: on [Ss]ustainable [Dd]evelopment)?(?: \\(HLPF\\))?|HLPF' },
    { id: 'igf', words: 'Internet Governance Forum(?: \\(IGF\\))?|IGF' },
    { id: 'wsis-forum', words: 'WSIS Forum|WSIS\\+20 (?:Forum )?High-Level Event|WSIS\\+20 High-Level Event' },
    { id: '~forum', words: 'Forum' },
    {
      id: 'partnership-ict4d',
      words:
        'Partnership on Measuring (?:ICT|Information and Communication Technology|information and communication technolog(?:y|ies)) for Development|Partnership on Measuring',
    },
    { id: '~partnership', words: 'Partnership' },
    { id: 'unesco', words: 'United Nations Educational, Scientific and Cultural Organization(?: \\(UNESCO\\))?|UNESCO' },
    { id: 'undp', words: 'United Nations Development Programme(?: \\(UNDP\\))?|UNDP' },
    {
      id: 'unctad',
      words: 'UN Trade and Development(?: \\(UNCTAD\\))?|United Nations Conference on Trade and Development(?: \\(UNCTAD\\))?|UNCTAD',
    },
    {
      id: 'undesa',
      words:
        '(?:United Nations )?Department of Economic and Social Affairs(?: of the (?:United Nations )?Secretariat)?(?: \\(UNDESA\\))?|UNDESA|UN DESA',
    },
    { id: 'ceb', words: '(?:United Nations System )?Chief Executives Board(?: for Coordination)?' },
    { id: 'hlcp', words: 'High-[Ll]evel Committee on Programmes|HLCP' },
    {
      id: 'action-line-facilitators',
      words:
        '(?:co-|lead |main )*(?:[Ff]acilitators?|[Mm]oderators?)(?: and co-facilitators?)?(?: of (?:the |all |each of the |each )?(?:WSIS )?[Aa]ction [Ll]ines?(?: C\\d+)?)|(?:WSIS )?[Aa]ction [Ll]ine (?:co-|lead )?(?:[Ff]acilitators?|[Mm]oderators?)|(?:lead |main )facilitators|[Ff]acilitators',
    },
    {
      id: 'un-agencies',
      words:
        '(?:relevant |all |other )*(?:agencies|organizations|entities|bodies|offices)(?:, (?:funds|agencies|organizations|programmes|entities))*(?:,? and (?:programmes|agencies|bodies|entities|organizations|funds|specialized agencies|related organizations))? of the United Nations(?: (?:development )?system)?|(?:relevant )?United Nations (?:system )?(?:agencies|entities|organizations|bodies|system|specialized agencies|funds and programmes|development system|country teams)(?:, funds and programmes)?|UN (?:system )?(?:agencies|entities|organizations|bodies|system|country teams)|specialized agencies',
    },
    { id: 'study-groups', words: '(?:ITU-[TDR] |ITU )?[Ss]tudy [Gg]roups?(?: \\d+)?' },
    { id: 'itu-regional-offices', words: '(?:ITU )?[Rr]egional [Oo]ffices|[Rr]egional and [Aa]rea [Oo]ffices|ITU (?:area|field) offices' },
    { id: 'itu-sectors', words: '(?:three |ITU )+Sectors|Sectors of the Union' },
    {
      id: 'member-states',
      words:
        '[Mm]ember [Ss]tates?|States [Mm]embers|(?<!United )States(?! of)|(?:[Ee]ach|[Ee]very|[Nn]o) State|Governments?|States [Pp]arties|[Aa]dministrations|national (?:regulatory )?authorities|[Mm]embers of the Council|[Pp]arliaments?|(?:national )?regulators|[Mm]inistries|(?:(?:[Dd]evelop(?:ed|ing)|[Hh]ost|[Dd]onor|[Pp]artner|[Ll]east developed) )[Cc]ountr(?:y|ies)|public authorities|local authorities',
    },
    { id: 'sector-members', words: '(?:ITU )?[Ss]ector [Mm]embers' },
    { id: 'associates', words: 'Associates' },
    {
      id: 'academia',
      words: '(?:ITU )?[Aa]cademia|[Aa]cademic (?:institutions|community|members|circles)|[Uu]niversities|research institutions',
    },
    {
      id: 'membership',
      words:
        '(?:all )?(?:ITU )?[Mm]embership|ITU [Mm]embers|[Mm]embers of (?:ITU|the Union)|[Mm]embers(?! of the (?:Commission|Committee|Bureau|Group|task))',
    },
    {
      id: 'private-sector',
      words:
        '[Pp]rivate [Ss]ector|[Bb]usiness(?:es)? (?:community|entities)|industry|(?:[Nn]etwork |[Tt]elecommunication |[Mm]obile )?[Oo]perators|[Ll]icen[cs]e holders?|[Mm]anufacturers|[Vv]endors|[Cc]ompanies|[Tt]echnology firms|[Ii]nternet service providers',
    },
    { id: 'civil-society', words: '[Cc]ivil [Ss]ociety(?: organizations)?|[Nn]on-governmental organizations' },
    { id: 'technical-community', words: '[Tt]echnical (?:and academic )?[Cc]ommunit(?:y|ies)' },
    {
      id: 'all-stakeholders',
      words:
        '[Oo]thers(?= (?:are|were) (?:also |likewise |equally )?(?:encouraged|invited|urged|requested|asked|called))|(?:all |other |relevant |interested |WSIS |concerned )*[Ss]takeholders|all (?:interested )?parties|all concerned|stakeholder groups|[Dd]onors|[Pp]articipants|development partners|international financial institutions|(?:multilateral )?development banks|international (?:and regional )?organizations|regional (?:telecommunication )?organizations',
    },
    { id: 'wsis-prizes', words: 'WSIS Prizes?' },
    {
      id: 'wsis-stocktaking',
      words: '(?:WSIS )?[Ss]tocktaking (?:[Pp]latform|[Dd]atabase|[Pp]rocess|exercise|report)|WSIS [Ss]tocktaking',
    },
    {
      id: '~website',
      words:
        "(?:[Gg]roup|[Mm]eeting|Council|CWG)(?:'s)? web ?(?:site|page)|web ?(?:site|page) of (?:the )?(?:Working )?(?:Group|Council|meeting|Forum)",
    },
    { id: '~vice-chairs', words: '[Vv]ice-[Cc]hair(?:man|men|persons?|s)?' },
    { id: '~management-team', words: '[Mm]anagement [Tt]eam|[Bb]ureau' },
    { id: '~chair', words: '[Cc]hair(?:man|men|person|persons|woman|s)?|President' },
    { id: '~group', words: '(?:Council )?[Ww]orking [Gg]roup|Group' },
    { id: '~committee', words: 'Committee' },
    { id: '~director', words: 'Director(?! of| General|-General)' },
    { id: '~conference', words: 'Conference' },
    { id: 'itu', words: "International Telecommunication Union(?: \\(ITU\\))?|ITU(?![-'])" },
    { id: '~union', words: 'Union' },
    { id: 'un', words: 'United Nations' },
  ],
  orders: [
    {
      id: 'given-task',
      class: 'instruct',
      passive:
        '(?:is|are|was|were) given until [^,;]{3,40}?(?= to )|(?:(?:is|are|was|were|has been|have been) (?:given|assigned|handed)|receive[sd]?) (?:the |until [^,;]{3,40}? ?)?(?:task|mandate|responsibility|job|charge|assignment)',
      marker: 'of|to',
    },
    {
      id: 'has-done',
      class: 'instruct',
      // "to have the secretariat prepare a paper"; "have the secretariat prepared" asks
      inf: 'have(?= (?:the |its )?[\\ue100-\\ue13f]\\ue0ff* (?!been|had|to|not|the|an?|in|on|of|and|or|who|which|that|done|shown|made|given|taken)[a-z]{3,}(?<!ed|ing)(?![a-z]))',
      bare: true,
    },
    {
      id: 'deems',
      class: 'recommend',
      third: '(?:considers|deems|finds|thinks) it (?:desirable|necessary|appropriate|useful|advisable|essential|important)',
      past: '(?:considered|deemed|found|thought) it (?:desirable|necessary|appropriate|useful|advisable|essential|important)',
      we: '(?:consider|deem|find) it (?:desirable|necessary|appropriate|useful|advisable|essential)',
      marker: 'for|that|to',
      to: '(?:for)?',
      own: true,
    },
    {
      id: 'instructs',
      class: 'instruct',
      third: 'instructs',
      past: 'instructed',
      we: 'instruct',
      inf: 'instruct',
      passive: `${be}(?:instructed)`,
      noun: '(?:reiterat(?:es?|ed|ing)|renew(?:s|ed|ing)?|repeat(?:s|ed)?|extend(?:s|ed)?|address(?:es)?|issue(?:s)?|make(?:s)?|launch(?:es)?) (?:its|our|the|their|an?) (?:\\p{L}+ )?(?:instructions?)',
      marker: 'to',
    },
    {
      id: 'directs',
      class: 'instruct',
      third: 'directs|orders|commands|enjoins|bids|charges|assigns',
      past: 'directed|ordered|enjoined|bade|charged|assigned',
      we: 'direct|enjoin|bid|charge|assign',
      inf: 'direct|enjoin|charge|assign',
      passive: `${be}(?:directed|charged|assigned|enjoined)`,
      marker: 'to|with',
    },
    {
      id: 'tasks',
      class: 'instruct',
      third: 'tasks|mandates|entrusts|empowers|commissions',
      past: 'tasked|mandated|entrusted|commissioned',
      we: 'task|mandate|entrust|commission',
      inf: 'task|mandate|entrust|commission',
      passive: `${be}(?:tasked|mandated|entrusted|commissioned)`,
      to: '(?:to|upon)?',
      marker: 'to|with|the',
    },
    {
      id: 'requests',
      class: 'request',
      third: '(?:strongly )?requests|asks(?: of| for)?|begs|solicits|counts on|relies on|looks to|turns to|expects|leaves it to|would have',
      past: '(?:had )?requested|asked(?: of| for)?|sought',
      we: 'request|ask|count on|rely on|look to|turn to|expect|would be grateful',
      inf: 'request|ask',
      passive: `${be}(?:requested|asked|expected)`,
      noun: '(?:reiterat(?:es?|ed|ing)|renew(?:s|ed|ing)?|repeat(?:s|ed)?|extend(?:s|ed)?|address(?:es)?|issue(?:s)?|make(?:s)?|launch(?:es)?) (?:its|our|the|their|an?) (?:\\p{L}+ )?(?:requests?)',
      marker: 'to|for|that',
    },
    {
      id: 'would-welcome',
      class: 'request',
      third:
        'would (?:welcome|appreciate)(?: it)?(?: if)?|would be (?:grateful|obliged)(?: to)?(?: if)?|it would be (?:\\p{L}+ )?(?:helpful|useful|desirable|welcome|good|appreciated) if',
      we: 'would (?:welcome|appreciate)(?: it)?(?: if)?|would be (?:grateful|obliged)(?: to)?(?: if)?|it would be (?:\\p{L}+ )?(?:helpful|useful|desirable|welcome|good|appreciated) if',
      marker: 'could|would|were to|might|if',
    },
    {
      id: 'invites',
      class: 'invite',
      third: 'invites|proposes to',
      past: 'invited',
      we: 'invite',
      inf: 'invite',
      passive: `${be}(?:invited)`,
      noun: '(?:reiterat(?:es?|ed|ing)|renew(?:s|ed|ing)?|repeat(?:s|ed)?|extend(?:s|ed)?|address(?:es)?|issue(?:s)?|make(?:s)?|launch(?:es)?) (?:its|our|the|their|an?) (?:\\p{L}+ )?(?:invitations?)',
      marker: 'to',
    },
    {
      id: 'encourages',
      class: 'encourage',
      third: 'encourages',
      past: 'encouraged',
      we: 'encourage',
      inf: 'encourage',
      passive: `${be}(?:encouraged)`,
      marker: 'to',
    },
    {
      id: 'urges',
      class: 'urge',
      third: 'urges|exhorts|presses|implores|adjures',
      past: 'urged|exhorted|pressed',
      we: 'urge|exhort|press',
      inf: 'urge|exhort',
      passive: `${be}(?:urged|exhorted)`,
      marker: 'to',
    },
    {
      id: 'calls-upon',
      class: 'call',
      third: 'calls (?:up)?on|calls for|appeals to',
      past: 'called (?:up)?on|called for|appealed to',
      we: 'call (?:up)?on|call for|appeal to',
      inf: 'call (?:up)?on|appeal to',
      passive: `${be}(?:called (?:up)?on)`,
      impersonal:
        '(?:call|appeal|request|invitation)s? (?:is|was|were|has been|be) (?:\\p{L}+ )?(?:issued|addressed|made|extended|put|sent|directed|launched)(?= to )',
      noun: '(?:reiterat(?:es?|ed|ing)|renew(?:s|ed|ing)?|repeat(?:s|ed)?|extend(?:s|ed)?|address(?:es)?|issue(?:s)?|make(?:s)?|launch(?:es)?) (?:its|our|the|their|an?) (?:\\p{L}+ )?(?:calls?|appeals?)',
      marker: 'to',
    },
    {
      id: 'recommends',
      class: 'recommend',
      third: 'recommends(?: to)?|advises|counsels',
      past: 'recommended(?: to)?|advised',
      we: 'recommend(?: to)?|advise',
      inf: 'recommend(?: to)?|advise',
      passive: `${be}(?:recommended|advised)`,
      noun: '(?:reiterat(?:es?|ed|ing)|renew(?:s|ed|ing)?|repeat(?:s|ed)?|extend(?:s|ed)?|address(?:es)?|issue(?:s)?|make(?:s)?|launch(?:es)?) (?:its|our|the|their|an?) (?:\\p{L}+ )?(?:recommendations?)',
      marker: 'to|that',
    },
    { id: 'reminds', class: 'call', third: 'reminds', past: 'reminded', we: 'remind', inf: 'remind', marker: 'to' },
    {
      id: 'authorizes',
      class: 'authorize',
      third: 'authori[sz]es',
      past: 'authori[sz]ed',
      we: 'authori[sz]e',
      inf: 'authori[sz]e',
      passive: `${be}(?:authori[sz]ed)`,
      marker: 'to',
    },
    {
      id: 'decides',
      class: 'decide',
      third: 'decides|resolves|agrees|determines|undertakes',
      past: 'decided|resolved|agreed|determined',
      we: '(?:have )?(?:decided|resolved|agreed)|decide|resolve|agree|determine',
      inf: 'decide|resolve|agree',
      passive: `${be}(?:agreed|decided)`,
      own: true,
      marker: 'to|that|on',
    },
    {
      id: 'proposes',
      class: 'propose',
      third: 'proposes|suggests',
      past: 'proposed|suggested',
      we: 'propose|suggest',
      inf: 'propose|suggest',
      passive: `${be}(?:proposed|suggested)`,
      own: true,
      marker: 'to|that',
    },
  ],
  grammar: {
    determiner:
      'the|all|both|each|every|any|other|another|relevant|interested|respective|its|their|his|her|our|those|these|concerned|present|competent|appropriate|remaining|five|three|six|developed|developing|donor|host|various|individual|participating|eligible|national|local|following|public|to|on|upon',
    and: '(?:,|and|or|as well as|together with|including|in particular|notably|along with|and/or|/|&|both)',
    adverb:
      'also|further|again|once more|once again|strongly|in particular|accordingly|in this regard|in this connection|in this context|in addition|therefore|hereby|likewise|furthermore|to that end|once more|especially|again|inter alia',
    // "on that pledge" points, and opens no clause
    that: '(?<!(?:^|[^\\p{L}])(?:on|of|to|for|with|at|by|from|under|after|before|during|upon) )that',
    pronoun: 'them|it|him|her|they|each of them|all of them|both|each|the latter|the former',
    subjectPronoun: 'it|they|she|he',
    which: 'which|who',
    whom: 'which|who',
    byAgent: 'be (?:\\p{L}+ly )?\\p{L}+(?:ed|en|nt|ught|d)(?: (?:\\p{L}+ly|back|out|up|over|on))? by #@',
    backTo:
      '(?:inform|notify|advise|consult|keep|tell|send|give|show|brief) (?:it|them)|(?:report|account) (?:back )?to (?:it|them)|(?:report|submit|present|table|account)[^.;]{2,80} (?:at|to|before) its (?:[\\p{L}-]+ ){0,4}(?:session|meeting)',
    someone:
      '(?:the |all |both |interested |other |local |private )*(?:(?:\\p{L}+ )?(?:operators|manufacturers|providers|companies|donors|banks|foundations|publishers|libraries|schools|teachers|authors|delegations|delegates|experts|hosts|cities|municipalities|broadcasters|platforms|developers|institutions|organi[sz]ations|agencies|networks)|others|those)',
    us: '(?:to|before|inform|tell|advise|give|send|show|help|with|let) us|in(?:to)? our hands|our attention|at our next \\p{L}+',
    role: 'as(?: the)?|in (?:its|their) capacity as(?: the)?|acting as(?: the)?',
    creates: [
      '(?:sets? up|establish(?:es|ed)?|creat(?:es|ed)|form(?:s|ed)|constitut(?:es|ed)|conven(?:es|ed)|open(?:s|ed)|launch(?:es|ed)|institut(?:es|ed)|start(?:s|ed)) (?:an? )?(?:\\p{L}+ )?@',
      '@ (?:(?:is|was|be|has been|shall be|will be) )(?:hereby |accordingly )?(?:set up|established|created|formed|opened|constituted)',
    ],
    duty: '(?:then )?(?:has|have) (?:\\p{L}+ ){1,3}(?:days?|weeks?|months?) to|should|shall|must|ought to|would do well to|(?:is|are) well advised to|had better|might usefully|may wish to|(?:is|are) to|has to|have to|needs? to|(?:is|are) (?:required|expected|responsible) (?:to|for)|(?:is|are) under an obligation to',
    dutyOn:
      '(?:it (?:falls|falls upon|belongs|is|will be|shall be) (?:to|for|up to|incumbent (?:up)?on)|it behoves|(?:the )?(?:responsibility|task|onus)(?: for [^,;.]{2,60})? (?:lies|rests|falls) (?:with|on|to))',
    future: 'will|would|were to|was to',
    negation: "not|no longer|never|nobody|no one|without|neither|nor|n't",
    we: 'we',
    relative:
      'which|who|whom|whose|whereby|wherein|where|in which|by which|under which|by whom|as (?:requested|instructed|invited|called for|decided)|when|while|since|after|before|because|although|if|whether|until|unless',
    deciding:
      'agree[sd]?|decide[sd]?|resolve[sd]?|conclude[sd]?|determine[sd]?|recommend(?:s|ed)?|request(?:s|ed)?|ask(?:s|ed)?|took it|takes? it|take it|would take it|understood|understand|consider(?:s|ed)? (?:it )?(?:necessary|appropriate|that)|wish(?:es|ed)?|assume[sd]?|consensus|concur(?:s|red)?|felt|feels?|believ(?:es?|ed|ing)|thought|thinks?|propose[sd]?|suggest(?:s|ed)?|prepared|ready|disposed|willing|was agreed|accepted|endorse[sd]?|approve[sd]?|seemed|appeared',
    telling:
      'recall(?:s|ed|ing)?|note[sd]?|noting|report(?:s|ed)?|stat(?:es|ed|ing)|said|say(?:s|ing)?|inform(?:s|ed)?|explain(?:s|ed)?|remind(?:s|ed)?|observ(?:es|ed|ing)|mention(?:s|ed)?|recogni[sz](?:es|ed|ing)|acknowledg(?:es|ed|ing)|stress(?:es|ed|ing)?|emphasi[sz](?:es|ed|ing)|underlin(?:es|ed|ing)|highlight(?:s|ed|ing)?|argu(?:es|ed|ing)|hop(?:es|ed|ing)|regret(?:s|ted|ting)?|welcom(?:es|ed|ing)|indicat(?:es|ed|ing)|add(?:s|ed)|repl(?:ies|ied)|question(?:s|ed)?|wonder(?:s|ed)?|reaffirm(?:s|ed|ing)?|affirm(?:s|ed|ing)?|considered|pointed out|drew attention|warned|insisted|maintained|announced|propos(?:al|als)|suggestion|request that',
    pluperfect: 'had(?: (?:also|already|previously|then|earlier))?|having|has (?:previously|already|been)',
    self: 'meeting|conference|summit|session|workshop|plenary|(?:it|there) was|it is|it has been',
    others:
      'Mr|Ms|Mrs|Dr|H\\.E|delegations?|delegates?|councillors?|representatives?|speakers?|proponents?|authors?|sponsors?|participants?|observers?|some|several|many|one|two|others?|another|contributions?|documents?|reports?|resolutions?|paragraphs?|decisions?|letters?|regions?|groups? of|countr(?:y|ies)|panel(?:l?ists?)?|members?|consultants?|auditors?|presenters?|experts?|annex|note',
    chair: '[Cc]hair(?:man|person|woman)?|President',
    sealed:
      '(?:and |which )?the (?:council|meeting|committee|group|plenary|commission|conference) (?:agreed|agrees|concurred|concurs|assented|(?:expressed|expresses|gave|gives|signified) its (?:agreement|assent|consent|approval))(?: (?:to|with) (?:it|this|that))?|(?:it was|the (?:council|meeting|committee|group|plenary|commission|conference)|and it was)? ?so (?:agreed|decided|resolved)|(?:it|he|she|they) (?:was|were) so (?:charged|asked|requested|instructed|authori[sz]ed)|with the (?:agreement|assent|consent|concurrence) of (?:the )?(?:council|meeting|committee|group|plenary|commission|conference|all|delegations)|(?:it was|was) (?:so )?agreed accordingly|there (?:was|being) no objections?,? (?:and )?it was so (?:agreed|decided)|(?:the )?(?:proposal|conclusions?|recommendations?|decision)s?(?: \\w+){0,4} (?:was|were) (?:so )?(?:agreed|approved|adopted|accepted)|(?:it was )?agreed\\.?',
    idleTask: '(?:to )?(?:take note|note|welcome|thank|commend|congratulate|express|acknowledge)',
    agreeing: 'agreed|decided|approved|adopted|accepted|endorsed|concurred|no objections?|carried|resolved|assented|consensus',
    infinitive: 'to [a-z]+',
    task: '(?:to |not to |that |the |[a-z]+ing )',
    joint: '(?:,? and|;|,) (?=(?:not )?to (?!the |a |its |their |all |[\\ue100-\\ue13f])(?:\\w+ly )?[a-z]{2,})',
    shares: { before: '(?:and|,|;) (?:that )?', after: '(?:,[^,]{0,80},)? (?:to (?!the )[a-z]|that )' },
    of: "of (?:the |each |every )?|(?:'s )|to the |for the ",
    toward: 'to|before',
    recipient: [
      '(?:to|before|towards?|unto|with) #@',
      '(?:inform|notify|advise|brief|alert|update|apprise|consult|tell|show|send|give|provide|supply|furnish|assist|help|support|let|forward|hand|lend|pay|grant|ask|request|invite|instruct|direct|task|urge|encourage|prevail (?:up)?on|call (?:up)?on) #@',
      'keep #@ (?:\\p{L}+ ){0,3}(?:informed|posted|abreast|apprised|advised|up to date|in the picture)',
      '(?:at|to|for|before|during|in (?:good )?time for|ahead of) (?:the |its |each |every |a )?(?:[\\p{L}\\d-]+ ){0,4}?(?:session|meeting|assembly|plenary|conference|website|portal|agenda|secretariat)s? of #@',
      '(?:briefings?|workshops?|training|seminars?|help ?desks?|services?|assistance|guidance|seats?|webinars?|courses?)(?: [\\p{L}-]+){0,6}? (?:for|to) #@',
      '(?:consideration|review|approval|adoption|information|attention|examination|endorsement|comments?|decision|use|action|scrutiny)(?: \\w+)? (?:by|of|from) #@',
      'for #@ to (?:consider|review|approve|adopt|examine|note|decide)',
      '(?:on|to|in) (?:the )?#@',
    ],
    through: '(?:through|via|by way of|by means of|under cover of|with the endorsement of|after review by|following review by) #@',
    transfer:
      'keep|lodge|lend|pass|leave|share|explain|second|seat|go to|pool|prevail|urge|encourage|direct|task|call on|brief|display|help desk|report|submit|present|transmit|forward|send|convey|communicat|lay|inform|notify|advise|brief|alert|updat|apprise|provide|supply|furnish|post|publish|contribut|put forward|bring|deliver|refer|account|answer|propos|recommend|table|circulat|distribut|return|give|make|issue|address|assist|help|enter|nominat|register|upload|let|tell|show|ask|request|invite|instruct|appeal|reply|respond|propose|offer|open|available|file|input|attention|consideration|approval|pledge|assign|support|consult|convene|feed|transfer|remit|invit|hand|hold|extend',
    implied: {
      attendance:
        'attend|take part|participat\\p{L}+|nam(?:e|es|ing) .{0,20}forward|be represented|send (?:a |their )?(?:delegat|represent)\\p{L}+',
      opinion:
        '(?:send|provide|submit|give|share|make|return|file|hand) (?:in |over )?(?:[\\p{L}-]+ ){0,3}(?:comments|views|contributions|input|replies|answers|corrections|observations|opinion)|(?:answer|reply|respond|return|complete|fill in)(?: to)? (?:[\\p{L}-]+ ){0,3}(?:questionnaire|survey|corrections)',
    },
    notYet: '(?:that|which|who) (?:have|has) not (?:yet |already )?done so',
    listIntro: 'as follows|the following|inter alia|following (?:steps|actions|measures|tasks)|set out below|these steps|below',
    partner:
      '(?:in (?:close )?(?:cooperation|collaboration|consultation|coordination|partnership|conjunction|liaison|concert|agreement|line|accordance|association)|working(?: closely)?|together|jointly|along|liais\\w+|consult\\w*|cooperat\\w+|collaborat\\w+|coordinat\\w+) (?:with|through) #@|(?:with the (?:support|help|assistance|participation|involvement|advice|agreement|consent)) of #@|after consult\\w+(?: with)? #@',
  },
  acts: [
    { act: 'invite', words: 'invite|encourage|call (?:up)?on|appeal' },
    { act: 'instruct', words: 'instruct|direct|request|ask|task' },
    { act: 'report', words: 'report|account|render account' },
    {
      act: 'submit',
      words: 'submit|present|lay|put before|table|bring before|transmit|forward|send|convey|communicate|deliver|refer|remit|hand',
    },
    {
      act: 'inform',
      words:
        'inform|notify|advise|brief|alert|apprise|tell|keep .{0,30}informed|update (?:the )?(?:group|council|members|meeting|commission)|let .{0,30}know',
    },
    { act: 'publish', words: 'post|publish|issue|circulate|distribute|make .{0,40}available|disseminate' },
    {
      act: 'contribute',
      words: 'contribute|provide (?:input|information)|enter|submit (?:entries|projects)|nominate|make voluntary|pledge|donate',
    },
    { act: 'update', words: 'update|revise|recast|bring .{0,40}up to date|amend|adapt|adjust|modify|simplify' },
    { act: 'prepare', words: 'prepare|draft|draw up|develop|elaborate|compile|produce|formulate|complete|finali[sz]e|work out|write' },
    { act: 'review', words: 'review|examine|study|assess|evaluate|consider|look into|analy[sz]e|explore|take up|revert|discuss|pronounce' },
    { act: 'monitor', words: 'monitor|oversee|follow|track|measure|keep .{0,40}under review' },
    { act: 'establish', words: 'establish|set up|create|found|open|launch' },
    { act: 'organize', words: 'organi[sz]e|convene|hold|host|schedule|arrange|devote' },
    { act: 'participate', words: 'participate|take part|attend|engage|join|play' },
    { act: 'designate', words: 'designate|appoint|name|nominate|assign|identify|allocate' },
    { act: 'coordinate', words: 'coordinate|cooperate|collaborate|work (?:closely )?with|liaise|align|merge|harmoni[sz]e' },
    { act: 'support', words: 'support|assist|help|facilitate|provide|strengthen|promote|foster|enhance|give|offer' },
    { act: 'maintain', words: 'maintain|keep|continue|preserve|pursue' },
    { act: 'implement', words: 'implement|carry out|apply|execute|give effect|put into' },
    { act: 'ensure', words: 'ensure|see to it|guarantee|make sure|secure' },
    { act: 'take-account', words: 'take .{0,40}into account|take account|bear in mind|reflect|integrate|include|incorporate|mainstream' },
    { act: 'decide', words: 'decide|adopt|approve|endorse|agree|settle|determine' },
  ],
  dates: {
    months: month,
    year: '(?:20\\d{2}|19\\d{2})',
    full: ['{d}(?:st|nd|rd|th)? {m},? {y}', '{m} {d}(?:st|nd|rd|th)?, {y}', '{d}(?:st|nd|rd|th)? {m}'],
    ranges: [
      '(?:from )?{d} ?(?:to|-|–|and|until) {d2} {m},? {y}',
      '(?:from )?{d} {m} ?(?:to|-|–|until) {d2} {m2},? {y}',
      '(?:from )?{d} ?(?:to|-|–|and) {d2} {m}',
      '(?:from |between )?{m} (?:to|-|–|and) {m2} {y}',
    ],
    monthYear: ['{m} (?:of )?{y}'],
    parts: [
      { words: '(?:early|the (?:beginning|start|opening) of|the first months of|the outset of)(?: in)? {y}', from: 1, to: 3 },
      { words: '(?:mid-|the middle of |mid |the mid-point of |midway through )\\s?{y}', from: 5, to: 7 },
      { words: '(?:late|the (?:close|last months) of|the latter part of) {y}', from: 10, to: 12 },
      { words: '(?:the )?(?:year-end|end of(?: the year)?|year-end of) {y}', from: 1, to: 12 },
      { words: '(?:the )?first half of {y}', from: 1, to: 6 },
      { words: '(?:the )?second half of {y}', from: 7, to: 12 },
      { words: '(?:the )?first quarter of {y}', from: 1, to: 3 },
      { words: '(?:the )?second quarter of {y}', from: 4, to: 6 },
      { words: '(?:the )?third quarter of {y}', from: 7, to: 9 },
      { words: '(?:the )?(?:fourth|last|final) quarter of {y}', from: 10, to: 12 },
      { words: '(?:the )?spring (?:of )?{y}', from: 3, to: 6 },
      { words: '(?:the )?summer (?:of )?{y}', from: 6, to: 9 },
      { words: '(?:the )?(?:autumn|fall) (?:of )?{y}', from: 9, to: 12 },
    ],
    ordinal,
    ordinals:
      '(?:one[- ]hundred(?:[- ]and)?[- ]?)?(?:\\d{1,3} ?(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth)',
    session:
      '(?:(?:annual|regular|plenary|ordinary|substantive|special|additional|forthcoming|extraordinary) )*(?:session|meeting|annual meeting|sitting)s?',
    nextSession:
      '(?:next|following|forthcoming|coming|upcoming|subsequent) (?:(?:annual|regular|ordinary|plenary|in-person) )*(?:session|meeting|sitting)',
    before: 'before|prior to|ahead of|in (?:good )?time for|on the eve of|in advance of|preceding',
    after: 'after|following|from|as (?:of|from)|since',
    by: 'by|no later than|not later than|at the latest by|until|before the end of|up to|by the|on or before|at the latest',
    during: 'in|during|at|on|over|throughout|between',
    asap: 'as soon as (?:possible|practicable|feasible)|without (?:any |further )?delay|at the earliest (?:opportunity|possible date|convenience)|promptly|forthwith|immediately|expeditiously|at (?:its|their) earliest convenience|at an early date|urgently|as a matter of urgency|as early as possible|at short notice',
    recurring: [
      {
        words: '(?:once )?every (?:two|2|other|second) years?|biennial(?:ly)?|on a biennial basis|in alternate years',
        every: 'year',
        interval: 2,
      },
      { words: 'every (?:three|3) years|triennial(?:ly)?', every: 'year', interval: 3 },
      { words: 'every (?:four|4) years|quadrennial(?:ly)?', every: 'year', interval: 4 },
      {
        words:
          'every (?:six|6) months|twice (?:a|each|per|every) year|two \\w+ (?:a|each|per) year|half-yearly|semi-annual(?:ly)?|six-monthly|biannual(?:ly)?|every half-year',
        every: 'month',
        interval: 6,
      },
      { words: 'every (?:four|4) months|three times a year', every: 'month', interval: 4 },
      {
        words: 'quarterly|every (?:three|3) months|every quarter|each quarter|four times a year|once a quarter',
        every: 'month',
        interval: 3,
      },
      { words: 'every two months|bimonthly', every: 'month', interval: 2 },
      { words: 'monthly|every month|each month|once a month', every: 'month' },
      {
        words:
          '(?:at |to |before |after )?(?:each|every)(?: of (?:its|their))?(?: \\w+)? (?:session|meeting|plenary)s?|session by session|at (?:its|their) (?:regular )?sessions',
        every: 'session',
      },
      { words: 'annual(?:ly)?|yearly|every year|each year|once a year|year by year|on an annual basis|per year|a year', every: 'year' },
      {
        words:
          'regularly|periodically|on a regular basis|at regular intervals|from time to time|on an ongoing basis|at intervals|continuously',
        every: 'regular',
      },
    ],
    numbers: {
      one: 1,
      a: 1,
      an: 1,
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
      fifteen: 15,
      twenty: 20,
      thirty: 30,
      forty: 40,
      sixty: 60,
      ninety: 90,
    },
    units: [
      { words: '(?:working |calendar |business )?days?', unit: 'D' },
      { words: 'weeks?', unit: 'W' },
      { words: '(?:calendar )?months?', unit: 'M' },
      { words: 'years?', unit: 'Y' },
    ],
    within: 'within|in|not more than|no more than|inside',
    conditional: '(?:once|as soon as|when|before|after|prior to|following|until|upon)',
  },
  qualifiers:
    'within (?:the limits of )?(?:existing|available|its existing|their existing) (?:budgetary |financial )?resources|within (?:the limits of )?(?:the )?(?:available|existing|allocated|approved) (?:budgets?|resources|credits|funds)|within (?:its|their|the) (?:respective )?mandates?(?: and (?:existing |available )?resources)?|within (?:the )?(?:financial )?limits (?:set|laid down|established) by [^,;.]{3,80}|as appropriate|where appropriate|as necessary|as required|if necessary|where necessary|as applicable|where possible|wherever possible|if possible|to the extent possible|subject to (?:the )?availability of (?:funds|resources)|on a voluntary basis|in a position to do so|where feasible|on mutually agreed terms|funds permitting|without (?:additional|extra) costs?|at no (?:additional|extra) cost',
  conditions:
    '(?:if|should|unless|provided that|provided|in the event (?:of|that)|subject to|on condition that|once|in case|where|as long as|so long as|failing that|pending)',
}
