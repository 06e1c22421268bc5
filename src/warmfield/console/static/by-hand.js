// Copies a ready text, also where the browser keeps the clipboard to itself; without this file it can be selected.
addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  const text = document.getElementById(button.dataset.copy)
  try { await navigator.clipboard.writeText(text.value) } catch { text.focus(); text.select(); document.execCommand('copy') }
  for (const one of document.querySelectorAll('[data-copy].did')) one.classList.remove('did')
  button.classList.add('did')
})
// A poster's picture, drawn on a canvas of its size: chat programs take PNG, not SVG.
addEventListener('click', async event => {
  const button = event.target.closest('[data-png]')
  if (!button) return
  const picture = new Image()
  picture.src = button.dataset.png
  await picture.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: picture.naturalWidth, height: picture.naturalHeight })
  canvas.getContext('2d').drawImage(picture, 0, 0)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = button.dataset.name
  link.click()
})
