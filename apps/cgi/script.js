// Suggestions, copying of citations, "/" for the search box. The page works without all of this.
(function () {
  'use strict';
  var input = document.getElementById('q');

  // ---- suggestions: a combobox with a listbox (WAI-ARIA Authoring Practices) ----
  var list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels[0].textContent);
  input.parentNode.appendChild(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  var chosen = -1, timer = 0, asked = '', composing = false;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(index) {
    var items = list.children;
    if (chosen >= 0 && items[chosen]) items[chosen].setAttribute('aria-selected', 'false');
    chosen = (index + items.length + 1) % (items.length + 1);
    if (chosen === items.length) chosen = -1;
    if (chosen < 0) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    items[chosen].setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', items[chosen].id);
  }

  function take(item) {
    input.value = item.textContent;
    close();
    input.form.submit();
  }

  function show(answer) {
    if (answer[0] !== asked || document.activeElement !== input) return;
    list.textContent = '';
    answer[1].forEach(function (text, index) {
      var item = document.createElement('li');
      item.id = 'suggestion-' + index;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.textContent = text;
      list.appendChild(item);
    });
    close();
    if (!list.children.length) return;
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function ask() {
    asked = input.value.trim();
    if (!asked) return close();
    var base = input.getAttribute('data-suggest');
    fetch(base + (base.indexOf('?') < 0 ? '?' : '&') + 'q=' + encodeURIComponent(asked))
      .then(function (response) { return response.ok ? response.json() : [asked, []]; })
      .then(show)
      .catch(close);
  }

  input.addEventListener('compositionstart', function () { composing = true; });
  input.addEventListener('compositionend', function () { composing = false; });
  input.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', function (event) {
    if (composing || event.isComposing || list.hidden) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', function (event) {
    event.preventDefault();
    if (event.target.parentNode === list) take(event.target);
  });

  document.addEventListener('keydown', function (event) {
    var at = event.target;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at.closest('input, select, textarea, [contenteditable]')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  // ---- citations ----
  if (!navigator.clipboard) return;
  document.querySelectorAll('[data-copy]').forEach(function (citation) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = citation.getAttribute('data-copy');
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(citation.textContent).then(function () {
        button.textContent = citation.getAttribute('data-copied');
      });
    });
    citation.parentNode.appendChild(button);
  });
})();
