// The editor of the plan's file: CodeMirror in a shadow root, where its styles are sheets that our CSP allows; its
// own pictures of problems it would not, so that they are drawn here.
// Problems come from the one checker, on the server. Without this file the text box and its button do the same.
const form = document.getElementById('yaml'), box = document.getElementById('text'), QUIET = 350
const C = window.CodeMirror

const look = C.EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--ink)', backgroundColor: 'var(--card)' },
  '.cm-scroller': { fontFamily: 'ui-monospace,SFMono-Regular,Menlo,Consolas,monospace', lineHeight: '1.65' },
  '.cm-content': { caretColor: 'var(--ember)' },
  '.cm-gutters': { backgroundColor: 'var(--sunk)', color: 'var(--ink3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb,var(--amber-w) 45%,transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--amber-w)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground,.cm-selectionBackground': { backgroundColor: 'color-mix(in srgb,var(--ember) 26%,transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ember)', borderLeftWidth: '2px' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line2)', borderRadius: '8px', maxWidth: 'min(420px,90vw)' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', fontFamily: 'inherit', fontSize: '13px' },
  '.cm-lintRange-error,.cm-lintRange-warning,.cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline wavy', textDecorationSkipInk: 'none', textUnderlineOffset: '3px' },
  '.cm-lint-marker-error,.cm-lint-marker-warning,.cm-lint-marker-info': { content: 'normal', width: '9px', height: '9px', margin: '7px 3px', borderRadius: '50%', backgroundColor: 'var(--cold)' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--flood)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--amber)' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--flood)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--amber)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--cold)' },
})
const t = C.tags, colours = C.HighlightStyle.define([
  { tag: [t.propertyName, t.definition(t.propertyName)], color: 'var(--ember)', fontWeight: '600' },
  { tag: [t.comment, t.lineComment], color: 'var(--ink3)' },
  { tag: [t.string, t.special(t.string)], color: 'var(--ok)' },
  { tag: [t.punctuation, t.separator, t.bracket, t.squareBracket, t.brace], color: 'var(--ink3)' },
])

// A new line begins where the one before does; below a key that holds more, and beside a dash, two further in.
function indented(context, position) {
  const before = context.lineAt(position, -1).text, spaces = before.match(/^ */)[0].length
  return spaces + (/:\s*(#.*)?$/.test(before) || /^ *- [^{[]*:/.test(before) ? 2 : 0)
}

customElements.define('plan-editor', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' })
    this.view = new C.EditorView({
      root, parent: root, doc: box.value,
      extensions: [
        C.lineNumbers(), C.highlightActiveLineGutter(), C.highlightSpecialChars(), C.history(), C.drawSelection(), C.indentService.of(indented),
        C.bracketMatching(), C.highlightActiveLine(), C.indentUnit.of('  '), C.yaml(), C.syntaxHighlighting(colours), C.lintGutter(), look,
        C.keymap.of([...C.defaultKeymap, ...C.historyKeymap]),
        C.EditorView.contentAttributes.of({ 'aria-label': box.labels[0].textContent, tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
        C.EditorView.updateListener.of(update => update.docChanged && this.changed()),
      ],
    })
  }

  changed() {
    box.value = this.view.state.doc.toString()
    this.dirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.check(), QUIET)
  }

  async check() {
    this.asked?.abort()
    this.asked = new AbortController()
    try {
      const answer = await this.ask()
      this.signedOut = answer.status === 401
      if (this.signedOut) document.getElementById('summary').textContent = form.dataset.signedOut
      if (answer.ok) this.show(await answer.json())
    } catch (fault) {
      if (fault.name !== 'AbortError') document.getElementById('live')?.classList.remove('on')
    }
  }

  async ask(again = true) {
    const body = new FormData()
    body.set('form', form.elements.form.value)
    body.set('text', box.value)
    const answer = await fetch('/plan/check', { method: 'POST', body, signal: this.asked.signal })
    if (answer.status !== 403 || !again) return answer
    const page = await (await fetch('/plan/yaml')).text()  // signed in anew: the form's word is another one
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('#yaml [name=form]')
    if (fresh) form.elements.form.value = fresh.value
    return this.ask(false)
  }

  show({ summary, problems }) {
    document.getElementById('summary').textContent = summary
    document.getElementById('problems').replaceChildren(list(problems))
    this.mark(problems)
  }

  mark(problems) {
    const { state } = this.view, severity = { error: 'error', warning: 'warning', note: 'info' }
    const marks = problems.map(one => {
      const line = state.doc.line(Math.min(Math.max(one.line, 1), state.doc.lines)), signs = [...line.text]
      const from = Math.min(line.from + signs.slice(0, one.column - 1).join('').length, line.to)
      const long = signs.slice(one.column - 1, one.column - 1 + one.length).join('').length
      return { from, to: Math.min(from + Math.max(long, 1), line.to), severity: severity[one.severity], message: `${one.what}\n${one.mend}` }
    })
    this.view.dispatch(C.setDiagnostics(state, marks))
  }

  goTo(number) {
    const line = this.view.state.doc.line(Math.min(Math.max(number, 1), this.view.state.doc.lines))
    this.view.dispatch({ selection: { anchor: line.from }, effects: C.EditorView.scrollIntoView(line.from, { y: 'center' }) })
    this.view.focus()
  }
})

function made(name, text, look) {
  const one = document.createElement(name)
  if (text) one.textContent = text
  if (look) one.className = look
  return one
}

function list(problems) {
  const all = made('ul', '', 'problems')
  for (const one of problems) {
    const item = made('li', '', one.severity), what = made('p'), cite = made('p', '', 'cite'), link = made('a')
    what.append(made('b', one.what))
    link.href = `/plan/yaml?line=${one.line}`
    link.append(made('code', `${one.file}:${one.line}:${one.column}`))
    cite.append(link, made('span', one.code))
    item.append(what, made('p', one.mend), cite)
    all.append(item)
  }
  return all
}

const editor = document.createElement('plan-editor')
document.getElementById('editor').hidden = false
document.getElementById('editor').append(editor)
box.hidden = true
addEventListener('focus', () => editor.signedOut && editor.check())
form.addEventListener('submit', () => { editor.dirty = false })
addEventListener('beforeunload', event => { if (editor.dirty) event.preventDefault() })
document.getElementById('problems').addEventListener('click', event => {
  const line = event.target.closest('a')?.href.match(/line=(\d+)/)
  if (!line) return
  event.preventDefault()
  editor.goTo(+line[1])
})
if (+form.dataset.line) editor.goTo(+form.dataset.line)
editor.check()
