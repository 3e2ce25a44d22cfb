import { hashPassword } from 'better-auth/crypto'
import type { Role } from '../../platform/actor.ts'
import { systemActor } from '../../platform/actor.ts'
import { auditAll } from '../../platform/audit/index.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language, Localized } from '../../platform/i18n/index.ts'
import './schema.ts'

interface Example {
  id: string
  name: string
  organization: string
  unit?: string
  roles: Role[]
  language: Language
  timeZone: string
  what: string
}

/** Nobody by these names takes part in the process; example.org takes no mail (RFC 2606). */
const examples = {
  administrator: {
    id: 'ines-okafor',
    name: 'Inês Okafor',
    organization: 'itu',
    unit: 'itu-secretariat',
    roles: ['administrator', 'secretariat'],
    language: 'en',
    timeZone: 'Europe/Zurich',
    what: 'administrator',
  },
  secretariat: {
    id: 'helene-marchetti',
    name: 'Hélène Marchetti',
    organization: 'itu',
    unit: 'itu-secretariat',
    roles: ['secretariat'],
    language: 'fr',
    timeZone: 'Europe/Zurich',
    what: 'secretariat officer, General Secretariat',
  },
  bdt: {
    id: 'samuel-otieno',
    name: 'Samuel Otieno',
    organization: 'itu',
    unit: 'itu-bdt',
    roles: ['focal-point'],
    language: 'en',
    timeZone: 'Europe/Zurich',
    what: 'focal point of BDT',
  },
  unesco: {
    id: 'lucia-ferrer',
    name: 'Lucía Ferrer',
    organization: 'unesco',
    roles: ['focal-point'],
    language: 'es',
    timeZone: 'Europe/Paris',
    what: 'focal point of UNESCO',
  },
  delegate: {
    id: 'amal-haddad',
    name: 'Amal Haddad',
    organization: 'administration-jo',
    roles: ['delegate'],
    language: 'ar',
    timeZone: 'Asia/Amman',
    what: 'delegate of a Member State',
  },
  chair: {
    id: 'wei-lindqvist',
    name: 'Wei Lindqvist',
    organization: 'administration-uy',
    roles: ['chair', 'delegate'],
    language: 'es',
    timeZone: 'America/Montevideo',
    what: 'chair of CWG-WSIS&SDG',
  },
  member: {
    id: 'daria-novak',
    name: 'Daria Novak',
    organization: 'village-networks',
    roles: ['member'],
    language: 'ru',
    timeZone: 'Asia/Almaty',
    what: 'member of a civil society organization',
  },
} as const satisfies Record<string, Example>

export type DemonstrationName = keyof typeof examples

const password = 'demonstration'
const addressOf = (name: string) => `${name}@example.org`

/** Accounts of an installation that shows the example year; printed at its start. */
export const demonstrationAccounts: readonly { email: string; password: string; what: string }[] = Object.entries(examples).map(
  ([name, { what }]) => ({ email: addressOf(name), password, what }),
)

/** Ids of the demonstration's people, for the example data of other systems. */
export const demonstrationPeople = Object.fromEntries(Object.entries(examples).map(([name, { id }]) => [name, id])) as Record<
  DemonstrationName,
  string
>

const organizations: {
  id: string
  name: Localized
  acronym?: string
  kind: string
  country?: string
  addressee?: string
  sectorMember?: boolean
}[] = [
  {
    id: 'itu',
    acronym: 'ITU',
    kind: 'united-nations',
    addressee: 'itu',
    name: {
      ar: 'الاتحاد الدولي للاتصالات',
      en: 'International Telecommunication Union',
      es: 'Unión Internacional de Telecomunicaciones',
      fr: 'Union internationale des télécommunications',
      ru: 'Международный союз электросвязи',
      zh: '国际电信联盟',
    },
  },
  {
    id: 'unesco',
    acronym: 'UNESCO',
    kind: 'united-nations',
    addressee: 'unesco',
    name: {
      ar: 'منظمة الأمم المتحدة للتربية والعلم والثقافة',
      en: 'United Nations Educational, Scientific and Cultural Organization',
      es: 'Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura',
      fr: "Organisation des Nations Unies pour l'éducation, la science et la culture",
      ru: 'Организация Объединенных Наций по вопросам образования, науки и культуры',
      zh: '联合国教育、科学及文化组织',
    },
  },
  {
    id: 'administration-jo',
    kind: 'government',
    country: 'JO',
    name: {
      ar: 'إدارة الأردن',
      en: 'Administration of Jordan',
      es: 'Administración de Jordania',
      fr: 'Administration de la Jordanie',
      ru: 'Администрация Иордании',
      zh: '约旦主管部门',
    },
  },
  {
    id: 'administration-uy',
    kind: 'government',
    country: 'UY',
    name: {
      ar: 'إدارة أوروغواي',
      en: 'Administration of Uruguay',
      es: 'Administración del Uruguay',
      fr: "Administration de l'Uruguay",
      ru: 'Администрация Уругвая',
      zh: '乌拉圭主管部门',
    },
  },
  {
    id: 'village-networks',
    kind: 'civil-society',
    sectorMember: true,
    name: {
      ar: 'تحالف شبكات القرى',
      en: 'Village Networks Alliance',
      es: 'Alianza de Redes Rurales',
      fr: 'Alliance des réseaux villageois',
      ru: 'Альянс сельских сетей',
      zh: '乡村网络联盟',
    },
  },
]

const units: { id: string; organization: string; acronym?: string; name: Localized }[] = [
  {
    id: 'itu-secretariat',
    organization: 'itu',
    name: {
      ar: 'الأمانة العامة',
      en: 'General Secretariat',
      es: 'Secretaría General',
      fr: 'Secrétariat général',
      ru: 'Генеральный секретариат',
      zh: '总秘书处',
    },
  },
  {
    id: 'itu-bdt',
    organization: 'itu',
    acronym: 'BDT',
    name: {
      ar: 'مكتب تنمية الاتصالات',
      en: 'Telecommunication Development Bureau',
      es: 'Oficina de Desarrollo de las Telecomunicaciones',
      fr: 'Bureau de développement des télécommunications',
      ru: 'Бюро развития электросвязи',
      zh: '电信发展局',
    },
  },
  {
    id: 'itu-tsb',
    organization: 'itu',
    acronym: 'TSB',
    name: {
      ar: 'مكتب تقييس الاتصالات',
      en: 'Telecommunication Standardization Bureau',
      es: 'Oficina de Normalización de las Telecomunicaciones',
      fr: 'Bureau de la normalisation des télécommunications',
      ru: 'Бюро стандартизации электросвязи',
      zh: '电信标准化局',
    },
  },
  {
    id: 'itu-br',
    organization: 'itu',
    acronym: 'BR',
    name: {
      ar: 'مكتب الاتصالات الراديوية',
      en: 'Radiocommunication Bureau',
      es: 'Oficina de Radiocomunicaciones',
      fr: 'Bureau des radiocommunications',
      ru: 'Бюро радиосвязи',
      zh: '无线电通信局',
    },
  },
]

/** Organizations, people and their accounts of the example year. Does nothing where anybody is registered. */
export async function demonstrate(deps: Deps): Promise<void> {
  const { db, clock } = deps
  if (await db.selectFrom('people.person').select('id').limit(1).executeTakeFirst()) return
  // One hash for all: the password is the same and printed at the start, and every test that needs people waits for this.
  const hash = await hashPassword(password)
  await inTransaction(db, async (tx) => {
    const known = async (table: 'reference.addressee' | 'reference.country') =>
      new Set((await tx.selectFrom(table).select('id').execute()).map(({ id }) => id))
    const [addressees, countries] = [await known('reference.addressee'), await known('reference.country')]
    const among = (set: Set<string>, id: string | undefined) => (id !== undefined && set.has(id) ? id : null)
    await tx
      .insertInto('people.organization')
      .values(
        organizations.map(({ id, name, acronym, kind, country, addressee, sectorMember }) => ({
          id,
          name: JSON.stringify({ ...name, original: 'en' }),
          acronym: acronym ?? null,
          kind,
          country_id: among(countries, country),
          addressee_id: among(addressees, addressee),
          sector_member: sectorMember ?? false,
          website: null,
        })),
      )
      .execute()
    await tx
      .insertInto('people.unit')
      .values(
        units.map(({ id, organization, name, acronym }) => ({
          id,
          organization_id: organization,
          name: JSON.stringify({ ...name, original: 'en' }),
          acronym: acronym ?? null,
          addressee_id: among(addressees, id),
        })),
      )
      .execute()
    const people: [string, Example][] = Object.entries(examples)
    const now = clock.now()
    await tx
      .insertInto('people.person')
      .values(
        people.map(([name, { id, ...person }]) => ({
          id,
          name: person.name,
          email: addressOf(name),
          email_verified: true,
          image: null,
          organization_id: person.organization,
          unit_id: person.unit ?? null,
          roles: person.roles,
          language: person.language,
          time_zone: person.timeZone,
          departed_at: null,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute()
    await tx
      .insertInto('people.account')
      .values(
        people.map(([, { id }]) => ({
          id: `${id}-password`,
          account_id: id,
          provider_id: 'credential',
          user_id: id,
          access_token: null,
          refresh_token: null,
          id_token: null,
          password: hash,
          updated_at: now,
        })),
      )
      .execute()
    await auditAll(
      tx,
      systemActor,
      people.map(([, { id, name, organization, roles }]) => ({
        action: 'people.registered',
        record: { type: 'people.person', id },
        after: { name, organization, roles },
      })),
    )
  })
}
