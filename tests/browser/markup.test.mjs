// Every page of the sample site by the Nu HTML Checker.

import { built } from "./built.mjs";
import { isValid } from "./judges.mjs";

built("the Nu HTML Checker finds no error in any page", {}, ({ folder }) => isValid(folder, 150));
