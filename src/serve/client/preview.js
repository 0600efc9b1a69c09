"use strict";
(() => {
  const own = document.currentScript;
  let seen = own.dataset.masthead;
  const path = decodeURIComponent(location.pathname);
  const listen = () => {
    const source = new EventSource(`/_masthead/live?page=${encodeURIComponent(path)}&seen=${seen}`);
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (news.page && news.page !== seen) location.reload();
    };
  };
  listen();
})();
