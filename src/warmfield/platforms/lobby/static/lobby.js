// The page works without this file. With it, changes arrive by themselves and forms don't load the page anew.
"use strict";
const body = document.body;
document.documentElement.classList.add("js");
const $ = (q, from = document) => from.querySelector(q);
const $$ = (q, from = document) => [...from.querySelectorAll(q)];

function atEnd(box) { return box && box.scrollHeight - box.scrollTop - box.clientHeight < 120; }
function toEnd(box) { if (box) box.scrollTop = box.scrollHeight; }

function toast(text) {
  const place = $("#toast");
  if (!place || !text) return;
  const said = document.createElement("p");
  said.className = "snack";
  said.textContent = text;
  place.replaceChildren(said);
  setTimeout(() => said.remove(), 6000);
}

// Pieces of the page: each has an id; a known one is replaced, a new message goes to the end.
function put(piece) {
  const old = document.getElementById(piece.id);
  if (piece.id === "box") keepTyping(old, piece);
  if (piece.id === "lines" || piece.id === "words") {
    const end = !old || atEnd(old);
    const top = old ? old.scrollTop : 0;
    old?.replaceWith(piece);
    if (end) toEnd(piece); else piece.scrollTop = top;
    return;
  }
  if (old) { old.replaceWith(piece); return; }
  const lines = $("#lines");
  if (!lines || !piece.dataset.number) return;
  const end = atEnd(lines) || piece.classList.contains("mine");
  $("#quiet")?.remove();
  lines.append(piece);
  piece.classList.add("fresh");
  if (end) toEnd(lines);
}

function keepTyping(old, fresh) {
  const before = old && $("textarea", old), after = $("textarea", fresh);
  if (!before || !after) return;
  after.value = before.value;
  $("[name=reply_to]", fresh).value = $("[name=reply_to]", old).value;
  $(".replying", fresh).replaceWith($(".replying", old));
  if (document.activeElement === before) setTimeout(() => after.focus());
}

function privateShown() {
  const pane = $("[data-pane=private]");
  return pane && pane.checkVisibility() && document.visibilityState === "visible" && document.hasFocus();
}

function unread(count) {
  for (const mark of $$("[data-unread].count")) { mark.textContent = count; mark.hidden = !count; }
  if (count && privateShown()) seen();
}

function seen() {
  send(body.dataset.seen, new URLSearchParams({ me: body.dataset.me }));
}

function listen() {
  const source = new EventSource(body.dataset.live);
  const live = $("#live"), word = $("#live [data-on]");
  const show = (on) => { live.classList.toggle("on", on); word.textContent = on ? word.dataset.on : word.dataset.off; };
  source.onopen = () => show(true);
  source.onerror = () => show(false);
  source.addEventListener("door", () => location.reload());
  source.addEventListener("put", (event) => {
    const said = JSON.parse(event.data);
    const holder = document.createElement("template");
    holder.innerHTML = said.html;
    for (const piece of [...holder.content.children]) put(piece);
    unread(said.unread);
  });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

async function send(address, form) {
  try {
    const answer = await fetch(address, { method: "POST", body: form, headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) toast(said.why);
    return answer.ok;
  } catch {
    toast($("#live [data-off]")?.dataset.off);
    return false;
  }
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".live-form")) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const box = $("textarea", form);
  const typed = box?.value ?? "";
  if (form.dataset.clears !== undefined) { box.value = ""; noReply(); }
  form.closest("details.menu")?.removeAttribute("open");
  const done = await send(form.action, fields);
  if (!done && form.dataset.clears !== undefined && !box.value) box.value = typed;
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape") $$("details.menu[open]").forEach((menu) => menu.removeAttribute("open"));
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches(".say textarea")) return;
  event.preventDefault();
  if (event.target.value.trim()) event.target.form.requestSubmit();
});

function noReply() {
  const field = $("#box [name=reply_to]");
  if (!field) return;
  field.value = "";
  $("#box .replying").hidden = true;
}

function show(panel) {
  body.dataset.panel = panel;
  const address = new URL(location.href);
  address.searchParams.set("panel", panel);
  history.replaceState(null, "", address);
  mark();
  toEnd($(panel === "chat" ? "#lines" : "#words"));
  if (Number($("[data-unread].count")?.textContent)) unread(Number($("[data-unread].count").textContent));
}

function mark() {
  for (const link of $$("[data-to]")) {
    const shown = link.dataset.to === body.dataset.panel || (link.closest(".seg") && body.dataset.panel === "chat" && link.dataset.to === "private");
    if (shown) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
}

addEventListener("click", (event) => {
  const at = event.target;
  for (const menu of $$("details.menu[open]")) if (!menu.contains(at)) menu.removeAttribute("open");
  const to = at.closest("[data-to]");
  if (to) { event.preventDefault(); show(to.dataset.to); return; }
  const copy = at.closest("[data-copy]");
  if (copy) { const text = document.getElementById(copy.dataset.copy); text.select(); navigator.clipboard?.writeText(text.value); copy.classList.add("did"); return; }
  const chip = at.closest("[data-try]");
  const box = $("#say");
  if (chip && box) { box.value = chip.dataset.try; box.focus(); return; }
  if (at.closest("[data-noreply]")) { event.preventDefault(); noReply(); return; }
  const reply = at.closest("[data-reply]");
  if (reply && $("#box [name=reply_to]")) {
    event.preventDefault();
    const line = reply.closest(".line");
    $("#box [name=reply_to]").value = reply.dataset.reply;
    $("#box .replying span").textContent = `${$(".who b", line).textContent}: ${$(".text", line).textContent.slice(0, 60)}`;
    $("#box .replying").hidden = false;
    reply.closest("details.menu").removeAttribute("open");
    $("#say").focus();
  }
});

if (body.dataset.live) {
  mark();
  toEnd($("#lines"));
  toEnd($("#words"));
  listen();
  addEventListener("focus", () => unread(Number($("[data-unread].count")?.textContent || 0)));
}
