import { type Html, html } from './html.js'

/** A whole page around its content. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <a class="skip" href="#content">Skip to content</a>
    <header><a class="brand" href="/"><img src="/icon.svg" alt="" width="26" height="26">Shop</a></header>
    <main id="content">${content}</main>
  </body>
</html>`
}
