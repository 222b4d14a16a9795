/** The part of kbpgp that only tests use. */
declare module "kbpgp" {
  /** A PGP key with its private part. */
  export interface GeneratedPgpKeyManager extends PgpKeyManager {
    sign(options: object, callback: (error: Error | null) => void): void;
    export_pgp_public(options: object, callback: Callback<string>): void;
  }

  export interface KeyManagerStatic {
    generate_ecc(options: { userid: string }, callback: Callback<GeneratedPgpKeyManager>): void;
  }

  /** A message that was opened. */
  export interface Literal {
    toString(): string;
  }

  /** Private keys to open messages with. */
  export interface KeyRing {
    add_key_manager(manager: GeneratedPgpKeyManager): void;
  }

  export interface Kbpgp {
    readonly keyring: { readonly KeyRing: new () => KeyRing };
    unbox(options: { raw: Buffer; keyfetch: KeyRing }, callback: Callback<Literal[]>): void;
  }
}
