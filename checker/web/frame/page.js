(function ({ page, language, open, choose, skip, labels, lost }) {
  // Arrival on a page: its language for screen readers, focus on its heading; a rerun leaves the focus alone.
  const root = document.documentElement;
  const arrived = root.dataset.page !== undefined && root.dataset.page !== page;
  root.lang = language;
  root.dataset.page = page;
  if (arrived) {
    let tries = 200;
    const focus = () => {
      const heading = document.getElementById("page-" + page);
      if (heading) heading.focus();
      else if (tries-- > 0) requestAnimationFrame(focus);
    };
    focus();
  }

  // A reload forgets the bill, so ask first; a tap on a phone number is no reload.
  let calling = false;
  window.onbeforeunload = (event) => {
    if (open && !calling) event.preventDefault();
  };
  document.onclick = (event) => {
    calling = event.target instanceof Element && event.target.closest("a[href^='tel:']") !== null;
  };

  // What a press of a button has brought about gets the focus, once, since the button itself may be gone.
  const turn = () => {
    const target = document.querySelector("[data-focus]");
    if (target && target.dataset.focus !== root.dataset.turned) {
      root.dataset.turned = target.dataset.focus;
      target.focus();
    }
  };

  // Streamlit's own English parts get our words, as attributes only: their children belong to Streamlit.
  const mend = () => {
    turn();
    for (const link of document.querySelectorAll("[data-testid=stSkipToContent]")) {
      link.setAttribute("aria-label", skip);
      link.dataset.words = skip;
    }
    for (const button of document.querySelectorAll("[data-testid=stTextInput] button[aria-label]")) {
      const ours = labels[button.getAttribute("aria-label")];
      if (ours) button.setAttribute("aria-label", ours);
    }
    // Labels are Markdown with its signs escaped; names of controls are read out as they stand.
    for (const named of document.querySelectorAll("[aria-label*='\\\\']")) {
      named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/\\(?=[!-\/:-@[-`{-~])/g, ""));
    }
    for (const dialog of document.querySelectorAll("section[role=dialog][aria-labelledby]")) {
      const heading = dialog.querySelector("h2");
      dialog.removeAttribute("aria-labelledby");
      dialog.setAttribute("aria-label", lost[0]);
      heading.dataset.words = lost[0];
      heading.nextElementSibling.dataset.words = lost[1];
      dialog.querySelector("button[aria-label=Close]")?.setAttribute("aria-label", lost[2]);
    }
    for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) {
      zone.setAttribute("role", "group");
      zone.querySelector("button")?.setAttribute("aria-label", choose);
    }
    for (const field of document.querySelectorAll("input[data-wrong]")) {
      if (document.getElementById(field.dataset.wrong)) continue;
      for (const name of ["data-wrong", "aria-describedby", "aria-invalid"]) field.removeAttribute(name);
    }
    for (const note of document.querySelectorAll("[data-fields]")) {
      for (const key of note.dataset.fields.split(" ")) {
        for (const field of document.querySelectorAll(`.st-key-${key} input`)) {
          field.dataset.wrong = note.id;
          field.setAttribute("aria-describedby", note.id);
          field.setAttribute("aria-invalid", "true");
        }
      }
    }
  };
  window.mending?.disconnect();
  window.mending = new MutationObserver(mend);
  window.mending.observe(document.body, { childList: true, subtree: true });
  mend();

  // Paper has no folded parts.
  window.onbeforeprint = () => {
    for (const part of document.querySelectorAll("details:not([open])")) {
      part.open = true;
      part.dataset.unfolded = "";
    }
  };
  window.onafterprint = () => {
    for (const part of document.querySelectorAll("details[data-unfolded]")) {
      part.open = false;
      delete part.dataset.unfolded;
    }
  };
})
