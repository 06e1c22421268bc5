// Keys: J/K move, A accept, D decline, U undo, / search. Everything works without this file.
addEventListener('keydown', event => {
  if (event.target.closest('input,textarea,select,[contenteditable]') || event.metaKey || event.ctrlKey || event.altKey) return
  const key = event.key.toLowerCase(), queue = document.getElementById('queue')
  if (key === '/') {
    const search = document.querySelector('.search input')
    if (search) { event.preventDefault(); search.focus() }
    return
  }
  if (!queue) return
  if (key === 'a' || key === 'd') queue.querySelector(`[data-key=${key}]`)?.click()
  if (key === 'u') document.querySelector('#toast button,.log button')?.click()
  if (key === 'j' || key === 'k') {
    const links = [...queue.querySelectorAll('.qlist a')], at = links.findIndex(one => one.ariaCurrent === 'true')
    links[at + (key === 'j' ? 1 : -1)]?.click()
  }
})
// Copy buttons: data-copy names the element whose text is copied.
addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  const from = document.getElementById(button.dataset.copy)
  await navigator.clipboard.writeText(from.value ?? from.textContent)
  button.classList.add('did')
  setTimeout(() => button.classList.remove('did'), 2000)
})
const live = document.getElementById('live')
addEventListener('htmx:sse:after:connection', () => live?.classList.add('on'))
addEventListener('htmx:sse:error', () => live?.classList.remove('on'))
addEventListener('htmx:sse:close', () => live?.classList.remove('on'))
document.documentElement.classList.add('js')
