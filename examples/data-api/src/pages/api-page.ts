import { html } from 'hono/html'
import { z } from 'zod'
import { problemTypes } from '../http/problem.js'
import { API_PATH } from '../openapi/openapi.js'
import { type OperationName, operations } from '../operations/operations.js'

/** The API to read: what `openapi.json` says, from the same validators. */
export function apiPage() {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>The data API</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <a class="skip" href="#content">Skip to content</a>
    <header><strong>The data API</strong><a href="/">Data</a></header>
    <main id="content">
      <p>
        Each operation is a POST of JSON with <code>Authorization: Bearer</code> and a token, which says whose data it is.
        <a href="/api/data/openapi.json">OpenAPI 3.1</a>
      </p>
      ${Object.keys(operations).map((name) => operationSection(name as OperationName))}
      <section>
        <h2>Problems</h2>
        <p>application/problem+json of RFC 9457, with one of these as its type.</p>
        <ul>${Object.entries(problemTypes).map(([type, { status, title }]) => html`<li><code>/problems/${type}</code> ${status} ${title}</li>`)}</ul>
      </section>
    </main>
  </body>
</html>`
}

function operationSection(name: OperationName) {
  const { summary, input, output } = operations[name]
  return html`<section id="${name}">
        <h2><code>${API_PATH}/${name}</code></h2>
        <p>${summary}</p>
        <details><summary>Body and answer</summary>
          <pre>${schemaText(input, 'input')}</pre>
          <pre>${schemaText(output, 'output')}</pre>
        </details>
      </section>`
}

const schemaText = (schema: z.ZodType, io: 'input' | 'output'): string => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return JSON.stringify(rest, undefined, 2)
}
