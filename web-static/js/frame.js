// What every page gains from script. Without it each of these still works, by the server.
import { countCharacters } from './counter.js';
import { confirmInPlace } from './confirm.js';
import { weighFile } from './file.js';

for (const counter of document.querySelectorAll('.counter[data-limit]')) countCharacters(counter);
for (const file of document.querySelectorAll('input[type=file][data-most]')) weighFile(file);
for (const opener of document.querySelectorAll('a[data-confirm]')) confirmInPlace(opener);

// After a form came back with problems, reading begins at their summary.
document.getElementById('errors')?.focus();
