import { AccountBaseline, loadArgs } from "account-baseline";

export = new AccountBaseline("baseline", loadArgs()).outputs;
