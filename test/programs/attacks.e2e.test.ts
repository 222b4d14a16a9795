import { judgePrograms, programsIn } from "./judgePrograms";

judgePrograms("attacks 01 to 07", programsIn("attacks", /^0[1-7]/));
