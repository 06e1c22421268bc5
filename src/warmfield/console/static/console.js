// Keys in the inbox: J/K move, A approve, D refuse; U takes back; / searches. Everything works without this file.
addEventListener('keydown', event => {
  if (event.target.closest('input,textarea,select,[contenteditable]') || event.metaKey || event.ctrlKey || event.altKey) return
  const key = event.key.toLowerCase(), queue = document.getElementById('queue')
  if (key === '/') {
    event.preventDefault()
    document.getElementById('search')?.focus()
  }
  if (key === 'u') document.querySelector('[data-key=u]')?.click()
  if (!queue) return
  if (key === 'a' || key === 'd') queue.querySelector(`[data-key=${key}]`)?.click()
  if (key === 'j' || key === 'k') {
    const links = [...queue.querySelectorAll('.qlist .items a')], at = links.findIndex(one => one.ariaCurrent === 'true')
    links[at + (key === 'j' ? 1 : -1)]?.click()
  }
})
addEventListener('click', event => { if (event.target.closest('[data-print]')) print() })
const live = document.getElementById('live')
addEventListener('htmx:sse:after:connection', () => live?.classList.add('on'))
addEventListener('htmx:sse:error', () => live?.classList.remove('on'))
addEventListener('htmx:sse:close', () => live?.classList.remove('on'))
document.documentElement.classList.add('js')
