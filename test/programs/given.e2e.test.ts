import { judgePrograms, programsIn } from "./judgePrograms";

judgePrograms("given", programsIn("given"));
