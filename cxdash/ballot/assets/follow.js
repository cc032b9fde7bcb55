(() => {
  const { ask, state } = document.body.dataset;
  const look = async () => {
    if (document.hidden) return;
    const late = new AbortController();
    setTimeout(() => late.abort(), 4000); // a phone that slept may wait on a line that is dead
    try {
      const answer = await fetch(ask, { cache: "no-store", signal: late.signal });
      if (answer.ok && (await answer.text()) !== state) location.replace(location.href);
    } catch (_) {} // no network at the moment: asked again
  };
  setInterval(look, 1500);
  document.addEventListener("visibilitychange", look);
})();
