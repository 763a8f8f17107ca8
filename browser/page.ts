/** On every page: formulas too long for their line can be scrolled by keyboard, in browsers that do not see to it. */
for (const display of document.querySelectorAll<HTMLElement>('.display, .tex'))
  if (display.scrollWidth > display.clientWidth) display.tabIndex = 0;
