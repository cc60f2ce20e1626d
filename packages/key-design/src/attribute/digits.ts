/** Digits of the largest safe integer, 2^53 - 1. */
export const INTEGER_DIGITS = 16
/** Digits that a DynamoDB number can hold. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const NUMBER_DIGITS = 38
