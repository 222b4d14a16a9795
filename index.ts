import { AccountBaseline, loadArgs } from "./lib";

export = new AccountBaseline("baseline", loadArgs()).outputs;
