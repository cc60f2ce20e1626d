import { TransactionCanceledError } from '../../errors/transaction-canceled-error.js'
import type { TransactionSupport } from '../connection.js'
import { sendTransaction, transactionParams } from './send-transaction.js'

/** A write as a transaction of its own. The error of the one operation says more than that of the transaction around it. */
export const oneInTransaction: TransactionSupport = {
  params: (action, options) => transactionParams([action], options),
  send: async (connection, action, options) => {
    try {
      await sendTransaction(connection, [action], options)
    } catch (error) {
      throw error instanceof TransactionCanceledError ? (error.reasons[0]?.error ?? error) : error
    }
  },
}
