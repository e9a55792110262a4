// A listing's file (fingerpost/outputs/finder_cards.py): its card, and whom to ask. Parts of a page:
// the browser reads them as a document, in which no script runs.

// Promises { article, contact }. Fails with an error whose `isGone` tells that there is no such
// listing; without it the file could only not be had.
export function readCard(code) {
  return new Promise((resolve, reject) => {
    const fail = (isGone) => reject(Object.assign(new Error(`no card ${code}`), { isGone }));
    const request = new XMLHttpRequest();
    request.open("GET", `/find/cards/${code}.txt`);
    request.responseType = "document";
    request.overrideMimeType("text/html;charset=utf-8");
    request.onload = () => {
      const [article, contact] = ["article", ".contact-lines"].map((part) => request.response?.querySelector(part));
      if (request.status === 200 && article) {
        resolve({ article: document.adoptNode(article), contact: contact && document.adoptNode(contact) });
      } else fail(request.status === 404 || request.status === 410);
    };
    request.onerror = () => fail(false);
    request.send();
  });
}
