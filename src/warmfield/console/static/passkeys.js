// Passkeys are the one thing that needs a script: only it can ask the device. Forms that wait for it are hidden without.
const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), one => one.charCodeAt(0))
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const named = list => list?.map(one => ({ ...one, id: bytes(one.id) }))

async function asked(form) {
  const answer = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error' })
  if (!answer.ok) throw new Error(answer.status)
  const options = await answer.json()
  options.challenge = bytes(options.challenge)
  if (options.user) options.user.id = bytes(options.user.id)
  options.excludeCredentials = named(options.excludeCredentials)
  options.allowCredentials = named(options.allowCredentials)
  return options
}

function said(key) {
  const response = { clientDataJSON: text(key.response.clientDataJSON) }
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (key.response[part]) response[part] = text(key.response[part])
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} })
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const alert = form.querySelector('[role=alert]'), button = form.querySelector('button')
    alert.hidden = button.disabled = true
    try {
      const key = await navigator.credentials[form.dataset.passkey]({ publicKey: await asked(form) })
      form.elements.said.value = said(key)
      form.submit()
    } catch {
      alert.hidden = false
      button.disabled = false
    }
  })
}
