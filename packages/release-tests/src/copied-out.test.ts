import { describeCopiedOut } from './describe-copied-out.js'

// The other examples: `npm run proof`.
describeCopiedOut({
  name: 'shop',
  used: ['key-design', 'client', 'local'],
  answers: '/',
  unset: { SHOP_TABLE: '', DYNAMODB_TABLE_PREFIX: '' },
  says: /is not configured; set SHOP_TABLE/,
})
