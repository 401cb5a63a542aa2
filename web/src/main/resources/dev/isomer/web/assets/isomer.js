// What makes the pages nicer where scripts run; without it every one of them works too.
import "./keys.js";
import "./page.js";
import "./copy.js";
import "./switch.js";
import "./upload.js";
