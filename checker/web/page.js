(function ({ page, language, open, choose }) {
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

  // The uploader speaks English and calls itself decoration: give its button our word, and it a role that it has.
  const mend = () => {
    for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) {
      zone.setAttribute("role", "group");
      zone.querySelector("button")?.setAttribute("aria-label", choose);
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
