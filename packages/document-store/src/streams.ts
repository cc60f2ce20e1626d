export {
  type DocumentStreamOptions,
  documentStreamHandler,
  pollDocumentStream,
} from './streams/document-stream.js'
