// The sheet by itself: what is on it Python reads, with the learner's own models.

import { mount } from "../browser/elements.js"
import { newSheet, tellSheet } from "./sheet.js"

export default mount(newSheet, tellSheet)
