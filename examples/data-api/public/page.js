import { ApiProblem, call, exactJson } from './api.js'

/** Kept for this tab alone, and forgotten with it. */
const TOKEN = 'data-api-token'
const PAGE = 50

const byId = (id) => document.getElementById(id)
const state = { query: undefined, itemsCursor: null, keysCursor: null, keys: new Set(), shown: undefined }

/** Does something that may fail, and says how it went. */
async function trying(work, done = '') {
  byId('problem').textContent = ''
  byId('status').textContent = 'Working'
  try {
    await work()
    byId('status').textContent = done
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) signOut()
    byId('status').textContent = ''
    byId('problem').textContent = error instanceof ApiProblem ? error.message : `It did not work: ${error}`
  }
}

const ask = (operation, body) => call(sessionStorage.getItem(TOKEN), operation, body)

async function signIn() {
  const { prefix } = await ask('info', {})
  byId('prefix').textContent = prefix
  byId('pk').value = `${prefix}#`
  byId('sign-in').hidden = true
  byId('data').hidden = false
  byId('sign-out').hidden = false
  await loadKeys(true)
}

function signOut() {
  sessionStorage.removeItem(TOKEN)
  byId('sign-in').hidden = false
  byId('data').hidden = true
  byId('sign-out').hidden = true
  for (const id of ['prefix', 'problem', 'status', 'keys', 'items', 'confirm-key']) byId(id).replaceChildren()
  for (const id of ['token', 'pk', 'sk']) byId(id).value = ''
  show(undefined)
}

async function loadKeys(anew) {
  if (anew) {
    state.keys.clear()
    byId('keys').replaceChildren()
  }
  const cursor = anew ? {} : { cursor: state.keysCursor }
  const page = await ask('scan', { limit: PAGE, ...cursor })
  state.keysCursor = page.cursor
  byId('more-keys').hidden = page.cursor === null
  for (const { pk } of page.items) {
    if (state.keys.has(pk)) continue
    state.keys.add(pk)
    byId('keys').append(entry(pk, () => openKey(pk)))
  }
}

async function openKey(pk) {
  byId('pk').value = pk
  byId('sk').value = ''
  await loadItems(true)
}

async function loadItems(anew) {
  if (anew) {
    const beginsWith = byId('sk').value
    state.query = {
      pk: byId('pk').value,
      limit: PAGE,
      order: byId('descending').checked ? 'descending' : 'ascending',
      ...(beginsWith === '' ? {} : { sk: { beginsWith } }),
    }
    byId('items').replaceChildren()
  }
  const cursor = anew ? {} : { cursor: state.itemsCursor }
  const page = await ask('query', { ...state.query, ...cursor })
  state.itemsCursor = page.cursor
  byId('more-items').hidden = page.cursor === null
  byId('items').append(...page.items.map((item) => entry(item.sk, () => show(item))))
  if (byId('items').children.length === 0) byId('status').textContent = 'There is nothing.'
}

/** A line of a list that can be opened. */
function entry(text, open) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text
  button.addEventListener('click', () => trying(async () => open()))
  const line = document.createElement('li')
  line.append(button)
  return line
}

/** Puts an item into the editor; nothing there is to be edited without one. */
function show(item) {
  state.shown = item
  byId('editor').hidden = item === undefined
  byId('delete').hidden = item === undefined || item.isNew === true
  const { isNew: _, ...stored } = item ?? {}
  byId('json').value = item === undefined ? '' : exactJson(stored)
  if (item !== undefined) byId('json').focus()
}

async function save() {
  await ask('put', { item: byId('json').value })
  await loadKeys(true)
  await loadItems(true)
}

async function remove() {
  const { pk, sk } = state.shown
  byId('confirm-key').textContent = `${pk} ${sk}`
  byId('confirm').returnValue = 'keep'
  byId('confirm').showModal()
  await new Promise((resolve) => byId('confirm').addEventListener('close', resolve, { once: true }))
  if (byId('confirm').returnValue !== 'delete') return false
  await ask('delete', { pk, sk })
  show(undefined)
  await loadKeys(true)
  await loadItems(true)
  return true
}

/** Calls back for a form that is sent, and for nothing else that a form does. */
const onSubmit = (id, work) =>
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault()
    work()
  })

onSubmit('sign-in', () => {
  sessionStorage.setItem(TOKEN, byId('token').value.trim())
  trying(signIn)
})
onSubmit('query', () => trying(() => loadItems(true)))
onSubmit('editor', () => trying(save, 'Saved.'))
byId('sign-out').addEventListener('click', signOut)
byId('more-keys').addEventListener('click', () => trying(() => loadKeys(false)))
byId('more-items').addEventListener('click', () => trying(() => loadItems(false)))
byId('new').addEventListener('click', () => show({ pk: byId('pk').value, sk: '', isNew: true }))
byId('delete').addEventListener('click', () => trying(async () => void (await remove())))
byId('json').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  byId('editor').requestSubmit()
})

if (sessionStorage.getItem(TOKEN) !== null) trying(signIn)
