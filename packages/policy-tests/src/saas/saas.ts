import {
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  query,
  scan,
  string,
} from '@keyprint/key-design'

const table = defineTable('saas', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
    lsi1: { type: 'local', sortKey: 'lsi1sk' },
  },
  stream: 'new-image',
})

/** Its partition is the tenant; no two members of a tenant have the same email. */
const member = defineEntity(table, 'member', {
  attributes: { org: string(), memberId: string(), email: string(), role: string().optional() },
  key: { partition: 'ORG#{org}', sort: 'MEMBER#{memberId}' },
  indexes: { byRole: { on: 'gsi1', partition: 'ORG#{org}#ROLE#{role}', sort: '{memberId}' } },
  unique: ['email'],
  tenant: 'org',
})

/** Its partition begins with the tenant and goes on. */
const note = defineEntity(table, 'note', {
  attributes: { org: string(), noteId: string(), text: string(), stars: integer().optional() },
  key: { partition: 'ORG#{org}#NOTE#{noteId}', sort: 'NOTE' },
  indexes: {
    byText: { on: 'gsi2', partition: 'TEXT#{text}', sort: '{noteId}' },
    byStars: { on: 'lsi1', sort: '{stars}' },
  },
  tenant: 'org',
})

/** Has every kind of grant. */
export const saas = defineDesign({
  table,
  entities: { member, note },
  accessPatterns: {
    oneNote: get(note),
    members: query(member),
    membersByRole: query(member.byRole),
    notesByText: query(note.byText),
    notesByStars: query(note.byStars),
    allNotes: scan(note),
    allRoles: scan(member.byRole),
  },
})
