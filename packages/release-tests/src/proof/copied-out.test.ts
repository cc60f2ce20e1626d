import { describeCopiedOut } from '../describe-copied-out.js'

describeCopiedOut({
  name: 'documents',
  used: ['key-design', 'client', 'document-store', 'local'],
  answers: '/health',
  unset: { JWKS_URL: '' },
  says: /JWKS_URL is not set/,
})

describeCopiedOut({
  name: 'data-api',
  used: ['key-design', 'client', 'iam', 'local'],
  answers: '/api/data/openapi.json',
  unset: { DATA_API_TABLE: '' },
  says: /DATA_API_TABLE is not set/,
  tests: ['app', 'api-client', 'readme', 'openapi/', 'stream/'],
})
