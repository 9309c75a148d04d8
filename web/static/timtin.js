/* Completions while typing: an ARIA combobox around the search box. The form works the same without it. */
"use strict";
(() => {
  const KINDS = document.documentElement.lang === "en"
    ? { facet: "filter", recipient: "recipient", article: "article", word: "word" }
    : { facet: "bộ lọc", recipient: "tập thể, cá nhân", article: "bài", word: "từ" };
  const WAIT = 120; // ms after the last key: fewer requests, no feeling of delay

  function enhance(input, number) {
    const list = document.createElement("ul");
    const status = document.createElement("span");
    let items = [], current = -1, timer = 0, asking = null, typed = input.value;

    list.id = `goi-y-${number}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent);
    list.hidden = true;
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.parentNode.append(list, status);

    function close() {
      list.hidden = true;
      current = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(at) {
      current = at;
      [...list.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === at)));
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
        input.value = typed;
        return;
      }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      input.value = items[at].text;
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function go(item) {
      const url = new URL(item.url, location.href);
      const lang = new URLSearchParams(location.search).get("lang");
      if (lang) url.searchParams.set("lang", lang);
      location.assign(url);
    }

    function show(completions) {
      items = completions;
      list.replaceChildren(...items.map((item, i) => {
        const li = document.createElement("li");
        li.id = `${list.id}-${i}`;
        li.setAttribute("role", "option");
        li.setAttribute("aria-selected", "false");
        const label = document.createElement("span");
        label.textContent = item.label;
        const kind = document.createElement("span");
        kind.className = "kind";
        kind.textContent = KINDS[item.kind] || "";
        li.append(label, " ", kind);
        li.addEventListener("mousedown", (event) => { event.preventDefault(); go(item); });
        return li;
      }));
      current = -1;
      list.hidden = items.length === 0;
      input.setAttribute("aria-expanded", String(items.length > 0));
      input.removeAttribute("aria-activedescendant");
      const many = input.dataset.many.replace("{n}", items.length);
      status.textContent = items.length ? (items.length === 1 ? input.dataset.one : many) : "";
    }

    async function ask() {
      typed = input.value;
      if (asking) asking.abort();
      if (!typed.trim()) { show([]); return; }
      asking = new AbortController();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 200))}`,
          { signal: asking.signal });
        if (answer.ok && document.activeElement === input) show((await answer.json()).completions);
      } catch (error) {
        if (error.name !== "AbortError") close(); // without an answer the box is a plain search box
      }
    }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // an input method is at work on this key
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        choose(-1);
        close();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = current + step;
        choose(next >= items.length ? -1 : next < -1 ? items.length - 1 : next);
      } else if (event.key === "Enter" && !list.hidden && current >= 0) {
        event.preventDefault();
        go(items[current]);
      }
    });
  }

  document.querySelectorAll("input[data-suggest]").forEach(enhance);
})();
