import { judgePrograms, programsIn } from "./judgePrograms";

judgePrograms("attacks from 08", programsIn("attacks", /^(?!0[1-7])/));
