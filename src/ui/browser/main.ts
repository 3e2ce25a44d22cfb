/**
 * What a browser adds to pages that are whole without it. Each file does one thing, to the elements that ask for it by an
 * attribute; a new one is a line here.
 */
import { startAutosave } from './autosave.ts'
import { startAutosubmit } from './autosubmit.ts'
import { startCopy } from './copy.ts'
import { startDrafts } from './drafts.ts'
import { startGuard } from './guard.ts'
import { startLive } from './live.ts'
import { startMenus } from './menus.ts'
import { startOrder } from './order.ts'
import { startPasskeys } from './passkey.ts'
import { startShortcuts } from './shortcuts.ts'
import { startTimes } from './times.ts'
import { startUpload } from './upload.ts'
import { startWords } from './words.ts'

/** Listen to the whole page, once. */
const once = [startMenus, startCopy, startAutosubmit, startShortcuts]

/** Look after the elements of a part of the page: at first all of it, later what Live has brought in. */
const each = [
  startTimes,
  startWords,
  startDrafts,
  startAutosave,
  startGuard,
  startPasskeys,
  startUpload,
  startOrder,
  (part: ParentNode) => startLive(part, start),
]

function start(part: ParentNode): void {
  for (const one of each) attempt(() => one(part))
}

/** What an older browser lacks for one of them does not take the others with it. */
function attempt(one: () => void): void {
  try {
    one()
  } catch (error) {
    console.error(error)
  }
}

for (const one of once) attempt(one)
start(document)
