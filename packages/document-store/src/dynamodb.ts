export { type DynamoDbProviderOptions, dynamoDbProvider } from './dynamodb/dynamodb-provider.js'
