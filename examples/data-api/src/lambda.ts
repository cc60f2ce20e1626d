import { handle } from 'hono/aws-lambda'
import { createApp } from './app.js'
import { optionsFrom } from './settings.js'

/** The API on AWS Lambda, behind a function URL or an HTTP API. */
export const handler = handle(createApp(optionsFrom(process.env)))
